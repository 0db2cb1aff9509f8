#!/usr/bin/env bash
# The main job on the first example: a real training that does not converge, taken through its emergency.
# Every run has a folder of its own under .run/, so that a second one does not meet the first.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
rhatchet=$root/.build/release/rhatchet

environment=.venv-pymc5
[ -d $environment ] || environment=.venv-pymc6
python=$root/$environment/bin/python

mkdir -p .run
number=$(($(ls .run | sed -n 's/^main-job-//p' | sort -n | tail -n 1) + 1))
project=$root/.run/main-job-$number
mkdir -p "$project"
cp examples/model_1.py "$project/"
cd "$project"

# At a terminal the person at the keyboard decides; else the built-in rule does.
director=rule
[ -t 0 ] && [ -t 1 ] && director=person

echo "==> the main job, in .run/main-job-$number, with $("$python" -c 'import pymc; print("PyMC", pymc.__version__)')"
"$rhatchet" init --director $director
echo "==> rhatchet watch model_1.py"
[ $director = person ] && echo "    (you are the director: you will be asked at the bottom of the page)"
status=0
"$rhatchet" watch --python "$python" model_1.py || status=$?
echo
echo "==> what changed in the model's file"
diff "$root/examples/model_1.py" model_1.py || true
echo "==> ArviZ on the recorded draws"
"$python" "$root/scripts/judge.py" "$project" || status=$?
[ $status = 0 ] || { echo "the main job did not come to a good end (exit $status); see $project" >&2; exit $status; }
cat <<END

What to try next, in .run/main-job-$number:
    rhatchet status            rhatchet show INC-1            cat VERSION_MANIFEST.json
with PATH="$root/.build/release:\$PATH"
END
