#!/usr/bin/env bash
# say.sh "what is done" COMMAND…: says what is being done, shows the command's output only when it fails,
# or at once when VERBOSE is set.
set -euo pipefail
what=$1
shift
start=$SECONDS
if [ -n "${VERBOSE:-}" ]; then
    echo "==> $what"
    exec "$@"
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
printf '==> %s … ' "$what"
if "$@" >"$log" 2>&1; then
    echo "done ($((SECONDS - start)) s)"
else
    status=$?
    echo "failed (exit $status)"
    tail -n 60 "$log" >&2
    exit "$status"
fi
