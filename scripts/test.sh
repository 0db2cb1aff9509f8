#!/usr/bin/env bash
# Every test: the Swift suites in the release build that `make run` uses, then the Python package in every
# environment that was set up.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/say.sh "format and lint" swift format lint --strict --recursive Sources Tests Package.swift
# A file may import only what its target declares; a build of its own, because a test run would go on.
scripts/say.sh "building in release, with the tests (the first time takes some minutes)" \
    swift build -c release --build-tests --explicit-target-dependency-import-check error

mkdir -p .build/logs
echo "==> Swift tests"
if ! swift test -c release --disable-testable-imports >.build/logs/swift-test.log 2>&1; then
    grep -E '✘|error:|failed|Fatal' .build/logs/swift-test.log | head -n 80 >&2
    tail -n 20 .build/logs/swift-test.log >&2
    exit 1
fi
grep -E 'Test run with .* passed' .build/logs/swift-test.log

for environment in .venv-pymc5 .venv-pymc6; do
    [ -d "$environment" ] || { echo "==> no $environment: the Python that it needs is not here"; continue; }
    echo "==> Python tests in $environment"
    "$environment/bin/python" -m pytest -q --no-header -p no:cacheprovider python/tests
done
