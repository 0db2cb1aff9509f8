#!/usr/bin/env bash
# What recording costs inside the sampler's process, against the same run without it.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
for environment in .venv-pymc5 .venv-pymc6; do
    [ -d "$environment" ] || continue
    echo "==> recording, $("$environment/bin/python" -c 'import pymc; print("PyMC", pymc.__version__)')"
    "$environment/bin/python" python/bench/hook_cost.py
done
