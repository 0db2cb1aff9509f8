#!/usr/bin/env bash
# How fast nights are simulated: PROGRAM (the release build) on 10,000 nights of the seeds' team under three policies,
# and per second of one core.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${PROGRAM:-.build/release/rhatchet}
nights=${NIGHTS:-10000}

mkdir -p .build
# CPU seconds of a command, statistics and writing included; its output goes to a file.
cpu() {
    local TIMEFORMAT=%U
    { time "$@" >.build/bench-compare.csv 2>&1; } 2>&1
}

begun=$EPOCHREALTIME
"$program" compare --runs "$nights" --format csv >.build/bench-compare.csv
awk -v nights="$nights" -v from="$begun" -v to="$EPOCHREALTIME" \
    'BEGIN {printf "%d nights under three policies: %.2f s\n", nights, to - from}'
for policy in centralized expert hybrid; do
    incidents=$("$program" compare --runs "$nights" --policy "$policy" | head -1 | grep -oE '[0-9]+ incidents' | cut -d' ' -f1)
    one=$(cpu "$program" compare --runs "$nights" --policy "$policy" --format csv)
    awk -v name="$policy" -v incidents="$incidents" -v time="$one" \
        'BEGIN {printf "%s: %d incidents in %.2f s of one core, %d per second\n", name, incidents, time, incidents / time}'
done
