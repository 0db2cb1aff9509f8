#!/usr/bin/env bash
# What Rhatchet costs, each against a peer in the same run: recording inside the sampler's process; the store, against
# SQLite's bare commit; the comparison of policies; watching; the diagnostics, against arviz-stats on the same draws, and
# `rhatchet diagnose`, against CmdStan's stansummary and pandas on the same files.
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

swift build "${swift_options[@]}" --product watch-bench >/dev/null
echo "==> watching: four chains that grow, looked at whenever they have grown by a fifth"
for size in "1000 20000" "100000 500"; do
    .build/release/watch-bench .build/watch-bench $size
    rm -rf .build/watch-bench
done

environment=.venv-pymc6
[ -d $environment ] || exit 0
swift build "${swift_options[@]}" --product diagnostics-probe >/dev/null
echo "==> diagnostics, against arviz-stats $("$environment/bin/python" -c 'import arviz_stats; print(arviz_stats.__version__)')"
"$environment/bin/python" python/bench/diagnostics_speed.py

scripts/bench-diagnose.sh
