#!/usr/bin/env bash
# Every test: the Swift suites in the release build that `make run` uses, then the Python package and the built
# program on real trainings, in every environment that was set up.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh

scripts/say.sh "format and lint" swift format lint --strict --recursive Sources Tests Benchmarks Package.swift
# A file may import only what its target declares; a build of its own, because a test run would go on.
scripts/say.sh "building in release, with the tests (the first time takes some minutes)" \
    swift build "${swift_options[@]}" --build-tests --explicit-target-dependency-import-check error

mkdir -p .build/logs
echo "==> Swift tests"
if ! swift test "${swift_options[@]}" --disable-testable-imports >.build/logs/swift-test.log 2>&1; then
    # Names and arguments of tests, which hold such words too, stand in the lines of what has started.
    grep -aE '^✘|error:|Fatal' .build/logs/swift-test.log | grep -avE '^◇' | tail -n 60 >&2
    echo "the whole output: .build/logs/swift-test.log" >&2
    exit 1
fi
grep -E 'Test run with .* passed' .build/logs/swift-test.log

skipped=()
for environment in .venv-pymc5 .venv-pymc6; do
    [ -d "$environment" ] || { echo "==> no $environment: the Python that it needs is not here"; continue; }
    python=$root/$environment/bin/python
    echo "==> the Python package, in $environment"
    "$python" -m pytest -q --no-header -p no:cacheprovider python/tests
    echo "==> the built program on real trainings, in $environment"
    # These are real processes against the clock: what fails is run once more, alone, before it counts.
    export RHATCHET_PYTHON=$python
    drive=("$python" -m pytest -q --no-header -o "cache_dir=$root/.build/pytest-$environment" acceptance "${skipped[@]}")
    # What drives a fast sampler or CmdStan knows no PyMC; one environment is enough for it.
    skipped=(--ignore=acceptance/test_{faults,faults_files,faults_room,soak,cmdstan,joined}.py)
    "${drive[@]}" || { echo "==> once more, what failed"; "${drive[@]}" --last-failed --last-failed-no-failures none; }
done
