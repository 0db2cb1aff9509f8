#!/usr/bin/env bash
# soak-fuzz.sh [swift|python]: INPUTS damaged inputs (1,000,000) for every reader of the program, one reader after the other on
# all cores; and for those in Python as many for the draw log, FILES (10,000) for ArviZ's files and EDITS (20,000) for edits of
# models, which take milliseconds each. Without an argument both. Says in docs/soak/fuzz.md what was tried, of a part that is
# not run what it said last. A failure names its seed: RHATCHET_FUZZ_SEED=… tries that alone.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
environment=.venv-pymc5
[ -d $environment ] || environment=.venv-pymc6
python=$root/$environment/bin/python inputs=${INPUTS:-1000000} edits=${EDITS:-20000}
parts=.build/logs/fuzz
mkdir -p $parts docs/soak

# head PART: where and on what a part was run, before its rows.
head() {
    printf '%s\n\n| reader | inputs | read | refused | time | slowest input |\n|---|---:|---:|---:|---:|---|\n' \
        "$1, at commit $(git rev-parse --short HEAD), on $(nproc) cores:"
}

swift_part() {
    head "The program, in release" >$parts/swift.part
    scripts/say.sh "building the tests in release" swift build "${swift_options[@]}" --build-tests
    RHATCHET_FUZZ_INPUTS=$inputs RHATCHET_FUZZ_REPORT=$root/$parts/swift.part \
        scripts/say.sh "$inputs damaged inputs for every reader" \
        swift test "${swift_options[@]}" --disable-testable-imports --skip-build --no-parallel --filter FuzzTests
}

python_part() {
    local started
    head "In Python, each reader in a child that may crash or hang" >$parts/python.part
    echo "==> damaged inputs for the readers in Python"
    "$python" python/tests/fuzzing.py draws --inputs "$inputs" | tee -a $parts/python.part
    for kind in nc nc3 zarr; do
        "$python" python/tests/fuzzing.py $kind --inputs "${FILES:-10000}" | tee -a $parts/python.part
    done
    started=$SECONDS
    RHATCHET_FUZZ_INPUTS=$edits "$python" -m pytest -q --no-header -p no:cacheprovider python/tests/test_classes_fuzz.py
    echo "| edits of models | $edits | | | $((SECONDS - started)) s | |" | tee -a $parts/python.part
}

for part in ${1:-swift python}; do
    "${part}_part"
    mv $parts/$part.part $parts/$part.md
done
{
    printf '# Damaged inputs\n\n`scripts/soak-fuzz.sh`: no crash, no input that took over a minute, every refusal in one line and, where there is one, with its place.\n'
    for part in swift python; do
        if [ -f $parts/$part.md ]; then printf '\n' && cat $parts/$part.md; fi
    done
} >docs/soak/fuzz.md
