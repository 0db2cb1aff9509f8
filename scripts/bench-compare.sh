#!/usr/bin/env bash
# How fast nights are simulated: PROGRAM (the release build) on 10,000 nights of the seeds' team under three policies,
# and on one core alone.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${PROGRAM:-.build/release/rhatchet}
nights=${NIGHTS:-10000}

# seconds COMMAND...: runs it, its output to a file, and says how long it took.
seconds() {
    local begun=$EPOCHREALTIME
    "$@" >.build/bench-compare.csv
    awk -v from="$begun" -v to="$EPOCHREALTIME" 'BEGIN {printf "%.2f", to - from}'
}

all=$(seconds "$program" compare --runs "$nights" --format csv)
echo "$nights nights under three policies: $all s"
for policy in centralized expert hybrid; do
    incidents=$("$program" compare --runs "$nights" --policy "$policy" | head -1 | grep -oE '[0-9]+ incidents' | cut -d' ' -f1)
    one=$(seconds taskset -c 0 "$program" compare --runs "$nights" --policy "$policy" --format csv)
    awk -v name="$policy" -v incidents="$incidents" -v time="$one" \
        'BEGIN {printf "%s: %d incidents in %s s on one core, %d per second\n", name, incidents, time, incidents / time}'
done
