#!/usr/bin/env bash
# What recording costs inside the sampler's process, against the same run without it; what the diagnostics cost, against
# arviz-stats on the same draws, and `rhatchet diagnose`, against CmdStan's stansummary and pandas on the same files.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
for environment in .venv-pymc5 .venv-pymc6; do
    [ -d "$environment" ] || continue
    echo "==> recording, $("$environment/bin/python" -c 'import pymc; print("PyMC", pymc.__version__)')"
    "$environment/bin/python" python/bench/hook_cost.py
done

environment=.venv-pymc6
[ -d $environment ] || exit 0
swift build "${swift_options[@]}" --product diagnostics-probe >/dev/null
echo "==> diagnostics, against arviz-stats $("$environment/bin/python" -c 'import arviz_stats; print(arviz_stats.__version__)')"
"$environment/bin/python" python/bench/diagnostics_speed.py

scripts/bench-diagnose.sh
