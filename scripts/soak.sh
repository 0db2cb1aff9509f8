#!/usr/bin/env bash
# The long trials, in full; SOAK names those of them that are to be run (inputs store faults kills). Damaged inputs
# for every reader (scripts/soak-fuzz.sh); the store killed KILLS times (1,000) at random and at every boundary, and raced for RACES
# times (1,000); FAULTS random faults (1,000) of trainings of a fast sampler, JOBS at a time; TRIALS kills (200) of real trainings of
# PyMC; the last two from seed SEED (1) on. Says in docs/soak.md what was run.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
environment=.venv-pymc5
[ -d $environment ] || environment=.venv-pymc6
python=$root/$environment/bin/python seed=${SEED:-1} commit=$(git rev-parse --short HEAD)
export RHATCHET_PYTHON=$python
mkdir -p .build/logs

build_tests() {
    scripts/say.sh "building the tests in release" swift build "${swift_options[@]}" --build-tests
}

# Minutes since $1.
minutes() { echo $(((SECONDS - $1) / 60)); }

page() { "$python" scripts/soak-page.py "$1"; }

inputs() {
    scripts/soak-fuzz.sh
    page inputs <<<"What damaged inputs did to the readers: [soak/fuzz.md](soak/fuzz.md)."
}

store() {
    build_tests
    local begun=$SECONDS
    export RHATCHET_KILL_TRIALS=${KILLS:-1000} RHATCHET_RACE_TRIALS=${RACES:-1000} RHATCHET_FAULT_COUNTS=all
    scripts/say.sh "the store, killed at every boundary and $RHATCHET_KILL_TRIALS times at random, raced for $RHATCHET_RACE_TRIALS times" \
        swift test "${swift_options[@]}" --disable-testable-imports --filter 'CrashTests|RaceTests'
    page store <<<"The store killed at every boundary each time that it is reached, killed $RHATCHET_KILL_TRIALS times at random moments, and raced for $RHATCHET_RACE_TRIALS times by two processes, at commit $commit in $(minutes $begun) minutes: no acknowledged decision lost, no effect twice, the chain whole, one winner each time."
}

faults() {
    local begun=$SECONDS trials=${FAULTS:-1000} log=.build/logs/soak-faults.log
    "$python" acceptance/soak.py --trials "$trials" --seed "$seed" --jobs "${JOBS:-$((2 * $(nproc)))}" | tee "$log"
    page faults <<END_OF_PART
$trials random faults of trainings of a fast sampler ([faults.md](faults.md)) from seed $seed at commit $commit, in $(minutes $begun) minutes on
$(nproc) cores: every recorded draw is the one that its seed gives, none that the recorder had taken is missing (but for those that
a full disk refused), no training ended that nobody had touched, the record was whole each time, and no process was left.

$(grep '^|' "$log")
END_OF_PART
}

kills() {
    local begun=$SECONDS trials=${TRIALS:-200} log=.build/logs/soak-kills.log
    "$python" acceptance/kills.py --trials "$trials" --seed "$seed" | tee "$log"
    page kills <<END_OF_PART
With $("$python" -c 'import pymc; print("PyMC", pymc.__version__)') $trials trials from seed $seed at commit $commit in $(minutes $begun) minutes, all passed. What was killed, and how often:

$(grep -oE 'seed [0-9]+: [a-z]+' "$log" | awk '{count[$3]++} END {for (name in count) print "- " name ": " count[name]}' | sort)
END_OF_PART
}

for part in ${SOAK:-inputs store faults kills}; do
    case $part in
        inputs | store | faults | kills) "$part" ;;
        *) echo "SOAK names '$part'; the parts are inputs, store, faults and kills" >&2; exit 2 ;;
    esac
done
