#!/usr/bin/env bash
# The release build that `make run`, `make test` and `make bench` share.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
scripts/say.sh "building in release (the first time takes some minutes)" \
    swift build "${swift_options[@]}" --product rhatchet
