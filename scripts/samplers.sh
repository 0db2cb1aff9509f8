#!/usr/bin/env bash
# Writes docs/samplers.md: what each sampler can do under the watch, what recording costs it, and that a run that was cut 20
# times has the posterior of one that was not. Takes an hour on two cores. Words choose lines of the table that are made
# again; the others stay as .build/samplers has them.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
swift build "${swift_options[@]}" --product rhatchet >/dev/null
mkdir -p .build/samplers
environment=.venv-pymc6
[ -d $environment ] || environment=.venv-pymc5
"$environment/bin/python" acceptance/samplers/matrix.py .build/samplers/matrix.json "$@"
status=0
if [ $# = 0 ]; then
    rm -f .build/samplers/resumed.json
    for each in .venv-pymc5 .venv-pymc6; do
        [ -d $each ] || continue
        "$each/bin/python" python/bench/resumed.py --seeds "${SEEDS:-2}" --sampler pymc --sampler nutpie --json .build/samplers/resumed.json || status=1
    done
    "$environment/bin/python" python/bench/resumed.py --sampler cmdstan --json .build/samplers/resumed.json || status=1
fi
"$environment/bin/python" acceptance/samplers/page.py .build/samplers/matrix.json .build/samplers/resumed.json >docs/samplers.md
exit $status
