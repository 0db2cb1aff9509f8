#!/usr/bin/env bash
# `rhatchet diagnose` against the stansummary of the prophet wheel, which carries a whole CmdStan, and reading CSV against
# pandas and polars. PYTHON: one that has prophet, pandas and polars; else an environment is made here.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
swift build "${swift_options[@]}" --product diagnostics-probe >/dev/null
swift build "${swift_options[@]}" --product rhatchet >/dev/null
python=${PYTHON:-.venv-cmdstan/bin/python}
if [ ! -x "$python" ]; then
    scripts/say.sh "making .venv-cmdstan: prophet, pandas, polars" bash -c \
        "python3 -m venv .venv-cmdstan && .venv-cmdstan/bin/pip install -q prophet==1.5.0 pandas polars"
fi
stansummary=$("$python" -c \
    'import glob, prophet; print(glob.glob(prophet.__path__[0] + "/stan_model/cmdstan-*/bin/stansummary")[0])')
echo "==> rhatchet diagnose, against $("$python" -c "print('$stansummary'.split('/')[-3])")"
"$python" python/bench/diagnose_speed.py "$stansummary"
