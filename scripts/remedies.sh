#!/usr/bin/env bash
# Writes docs/remedies.md: what the modeler's rules propose for sick trainings, and what that does. Trainings are recorded
# once under .build/trainings.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
swift build "${swift_options[@]}" --product rhatchet >/dev/null
environment=.venv-pymc6
[ -d $environment ] || environment=.venv-pymc5
"$PWD/$environment/bin/python" Benchmarks/trainings/remedies.py .build/trainings/remedies
