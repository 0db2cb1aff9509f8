#!/usr/bin/env bash
# `rhatchet diagnose` against the stansummary that scripts/setup.sh unpacks, and reading CSV against pandas and polars.
# PYTHON: one that has numpy, pandas and polars; else an environment is made here.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
swift build "${swift_options[@]}" --product diagnostics-probe >/dev/null
swift build "${swift_options[@]}" --product rhatchet >/dev/null
folder=.venv-cmdstan/bench python=${PYTHON:-.venv-cmdstan/bench/bin/python}
if [ ! -x "$python" ]; then
    scripts/say.sh "making $folder: pandas, polars" bash -c \
        "python3 -m venv $folder && $folder/bin/pip install -q pandas polars"
fi
stansummary=$(ls .venv-cmdstan/*/prophet/stan_model/cmdstan-2.37*/bin/stansummary | head -n 1)
[ -x "$stansummary" ] || { echo "==> no stansummary: make setup fetches it"; exit 0; }
echo "==> rhatchet diagnose, against $(basename "$(dirname "$(dirname "$stansummary")")")"
"$python" python/bench/diagnose_speed.py "$stansummary"
