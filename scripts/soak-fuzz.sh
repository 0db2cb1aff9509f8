#!/usr/bin/env bash
# soak-fuzz.sh [swift|python]: INPUTS damaged inputs (1,000,000) for every reader of the program, one reader after the other on
# all cores, or for the suites of tests that READERS names alone; and for those in Python as many for the draw log, FILES
# (10,000) for ArviZ's files and EDITS (20,000) for edits of models, which take milliseconds each. Without an argument both.
# Says in docs/soak/fuzz.md what was tried. A failure names its seed: RHATCHET_FUZZ_SEED=… tries that alone.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
environment=.venv-pymc5
[ -d $environment ] || environment=.venv-pymc6
python=$root/$environment/bin/python inputs=${INPUTS:-1000000} edits=${EDITS:-20000} commit=$(git rev-parse --short HEAD)
rows=$root/.build/logs/fuzz.rows
mkdir -p .build/logs

page() { "$python" scripts/fuzz-page.py "$commit" <"$rows"; }

swift_part() {
    scripts/say.sh "building the tests in release" swift build "${swift_options[@]}" --build-tests
    RHATCHET_FUZZ_INPUTS=$inputs RHATCHET_FUZZ_REPORT=$rows \
        scripts/say.sh "$inputs damaged inputs for every reader" \
        swift test "${swift_options[@]}" --disable-testable-imports --skip-build --no-parallel --filter "${READERS:-FuzzTests}"
}

python_part() {
    local started
    echo "==> damaged inputs for the readers in Python"
    "$python" python/tests/fuzzing.py draws --inputs "$inputs" | tee -a "$rows"
    for kind in nc nc3 zarr; do
        "$python" python/tests/fuzzing.py $kind --inputs "${FILES:-10000}" | tee -a "$rows"
    done
    started=$SECONDS
    RHATCHET_FUZZ_INPUTS=$edits "$python" -m pytest -q --no-header -p no:cacheprovider python/tests/test_classes_fuzz.py
    echo "| edits of models | $edits | | | $((SECONDS - started)) s | |" | tee -a "$rows"
}

for part in ${1:-swift python}; do
    : >"$rows"
    "${part}_part"
    page
done
