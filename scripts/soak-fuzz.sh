#!/usr/bin/env bash
# INPUTS damaged inputs (1,000,000) for every reader of the program, one reader after the other on all cores; then for those
# in Python: as many for the draw log, FILES (10,000) for ArviZ's files and EDITS (20,000) for edits of models, which take
# milliseconds each. Says in docs/soak/fuzz.md what was tried. A failure names its seed: RHATCHET_FUZZ_SEED=… tries that alone.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
environment=.venv-pymc5
[ -d $environment ] || environment=.venv-pymc6
python=$environment/bin/python
begun=$SECONDS
mkdir -p .build/logs docs/soak
export RHATCHET_FUZZ_INPUTS=${INPUTS:-1000000} RHATCHET_FUZZ_REPORT=$root/.build/logs/fuzz.md
rm -f "$RHATCHET_FUZZ_REPORT"
scripts/say.sh "building the tests in release" swift build "${swift_options[@]}" --build-tests
scripts/say.sh "$RHATCHET_FUZZ_INPUTS damaged inputs for every reader" \
    swift test "${swift_options[@]}" --disable-testable-imports --skip-build --no-parallel --filter FuzzTests
echo "==> damaged inputs for the readers in Python"
"$python" python/tests/fuzzing.py draws --inputs "$RHATCHET_FUZZ_INPUTS" | tee -a "$RHATCHET_FUZZ_REPORT"
for kind in nc nc3 zarr; do
    "$python" python/tests/fuzzing.py $kind --inputs "${FILES:-10000}" | tee -a "$RHATCHET_FUZZ_REPORT"
done
edits=${EDITS:-20000} started=$SECONDS
RHATCHET_FUZZ_INPUTS=$edits "$python" -m pytest -q --no-header -p no:cacheprovider python/tests/test_classes_fuzz.py
cat >docs/soak/fuzz.md <<END2
# Damaged inputs

\`scripts/soak-fuzz.sh\` at commit $(git rev-parse --short HEAD), on $(nproc) cores, in $(((SECONDS - begun) / 60)) minutes: no crash, no
hang, every refusal in one line and, where there is one, with its place.

| reader | inputs | read | refused | time | slowest input |
|---|---:|---:|---:|---:|---|
$(cat "$RHATCHET_FUZZ_REPORT")
| edits of models, in Python | $edits | | | $((SECONDS - started)) s | |
END2
