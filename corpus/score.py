"""How many logs of the corpus the program puts into the right category; every error is shown.

    python corpus/score.py [PROGRAM]

Each log is judged twice: told how the process ended, as the watch is, and from the text alone.
"""

import json
import math
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mined import cases

HERE = Path(__file__).resolve().parent
PROGRAM = str(Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parent / ".build/release/rhatchet").resolve())


def told(label):
    """How the process ended, as options; nothing where nobody knows."""
    if label.get("signal") is not None:
        return ["--signal", str(label["signal"])]
    return ["--exit-status", str(label["exit_status"])] if label.get("exit_status") is not None else []


def judge(folder, log, how):
    """What the program says of one log, and the seconds that it took, its start included."""
    begun = time.perf_counter()
    done = subprocess.run([PROGRAM, "triage", log, "--format", "json", *how], cwd=folder, capture_output=True, text=True)
    took = time.perf_counter() - begun
    assert done.returncode in (0, 1), f"{log}: {done.stderr}"
    return json.loads(done.stdout), took


def part(half):
    """Prints what one half of the corpus comes to; the times of all its verdicts."""
    return score(half.parent.name, half.parent / "logs", json.loads(half.read_text()))


def batch(file):
    """The same for a batch of mined logs, which stand in one file."""
    with tempfile.TemporaryDirectory() as folder:
        labels = [case.write(Path(folder)) for case in cases(file)]
        return score(f"mined/{file.name}", folder, labels)


def score(name, folder, labels):
    """Judges the logs of a folder, prints every error and the sum; the seconds of all verdicts."""
    right, blind, alarms, cited, asked, times = 0, 0, 0, 0, 0, []
    for label in labels:
        said, took = judge(folder, label["log"], told(label))
        alone, _ = judge(folder, label["log"], [])
        times.append(took)
        is_right = said["category"] == label["category"]
        right, blind = right + is_right, blind + (alone["category"] == label["category"])
        alarms += label["category"] is None and (said["category"] or alone["category"]) is not None
        if not is_right:
            print(f"{label['log']}: {label['category']}, said {said['category']}: {said['message']}"[:200])
        elif label["category"] and label["line"]:
            asked += 1
            cited += label["line"] in [one["line"] for one in said["evidence"]]
    print(f"{name}: {right} of {len(labels)} right ({100 * right / len(labels):.1f} %);", end=" ")
    print(f"healthy logs called failed: {alarms}; the evidence names the line in {cited} of {asked};", end=" ")
    print(f"from the text alone {blind} of {len(labels)}")
    return times


def main():
    halves, batches = sorted(HERE.glob("*/labels.json")), sorted(HERE.glob("mined/*.txt"))
    times = sorted(took for how, files in ((part, halves), (batch, batches)) for one in files for took in how(one))
    p99 = times[math.ceil(0.99 * len(times)) - 1]
    print(f"a verdict takes {1000 * p99:.0f} ms (99th percentile of {len(times)}, the start of the program included)")


main()
