#!/usr/bin/env bash
# What Rhatchet costs, each against a peer in the same run: recording inside the sampler's process, the store, and the
# comparison of policies.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
for environment in .venv-pymc5 .venv-pymc6; do
    [ -d "$environment" ] || continue
    echo "==> recording, $("$environment/bin/python" -c 'import pymc; print("PyMC", pymc.__version__)')"
    "$environment/bin/python" python/bench/hook_cost.py
done
scripts/say.sh "building the benchmarks" swift build "${swift_options[@]}" --product store-bench
echo "==> the store"
.build/release/store-bench .build/store-bench "${INCIDENTS:-100000}"
echo "==> comparing policies"
scripts/bench-compare.sh
