#!/usr/bin/env bash
# The long trials, in full: damaged inputs for every reader (scripts/soak-fuzz.sh); the store killed KILLS times (1,000) at
# random and at every boundary, and raced for RACES times (1,000); then TRIALS kills (200) of real trainings from seed
# SEED (1) on. Says in docs/soak.md what was run.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
trials=${TRIALS:-200} seed=${SEED:-1} begun=$SECONDS
environment=.venv-pymc5
[ -d $environment ] || environment=.venv-pymc6
mkdir -p .build/logs
scripts/soak-fuzz.sh
begun=$SECONDS
export RHATCHET_KILL_TRIALS=${KILLS:-1000} RHATCHET_RACE_TRIALS=${RACES:-1000} RHATCHET_FAULT_COUNTS=all
scripts/say.sh "the store, killed at every boundary and $RHATCHET_KILL_TRIALS times at random, raced for $RHATCHET_RACE_TRIALS times" \
    swift test "${swift_options[@]}" --disable-testable-imports --filter 'CrashTests|RaceTests'
stored="The store killed at every boundary each time that it is reached, killed $RHATCHET_KILL_TRIALS times at random moments, and raced for $RHATCHET_RACE_TRIALS times by two processes, in $(((SECONDS - begun) / 60)) minutes: no acknowledged decision lost, no effect twice, the chain whole, one winner each time."
begun=$SECONDS
RHATCHET_PYTHON=$root/$environment/bin/python "$environment/bin/python" acceptance/soak.py \
    --trials "$trials" --seed "$seed" | tee .build/logs/soak.log
cat >docs/soak.md <<END
# The last soak

\`make soak\` at commit $(git rev-parse --short HEAD).

What damaged inputs did to the readers: [soak/fuzz.md](soak/fuzz.md).

$stored

With $("$environment/bin/python" -c 'import pymc; print("PyMC", pymc.__version__)'):
$trials trials from seed $seed in $(((SECONDS - begun) / 60)) minutes, all passed. What was killed, and how often:

$(grep -oE 'seed [0-9]+: [a-z]+' .build/logs/soak.log | awk '{count[$3]++} END {for (name in count) print "- " name ": " count[name]}' | sort)
END
