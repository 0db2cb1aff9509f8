"""How many logs of the corpus the program puts into the right category; every error is shown.

    python corpus/score.py [PROGRAM]
"""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = sys.argv[1] if len(sys.argv) > 1 else str(HERE.parent / ".build/release/rhatchet")


def judge(folder, label):
    """What the program says of one log, told how the process ended where that is known."""
    how = ["--exit-status", str(label["exit_status"])] if label.get("exit_status") is not None else []
    how = ["--signal", str(label["signal"])] if label.get("signal") is not None else how
    done = subprocess.run([PROGRAM, "triage", label["log"], "--format", "json", *how], cwd=folder, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def main():
    right, evidence, asked, total, wrong, alarms = 0, 0, 0, 0, [], 0
    for labels in sorted(HERE.glob("*/labels.json")):
        folder = labels.parent / "logs"
        for label in json.loads(labels.read_text()):
            said = judge(folder, label)
            total += 1
            right += said["category"] == label["category"]
            alarms += label["category"] is None and said["category"] is not None
            if label["category"] and label.get("line") and said["category"] == label["category"]:
                asked += 1
                evidence += label["line"] in [one["line"] for one in said["evidence"]]
            if said["category"] != label["category"]:
                wrong.append(f"{label['log']}: {label['category']}, said {said['category']}: {said['message']}"[:200])
    print(*wrong, sep="\n")
    print(f"{right} of {total} right ({100 * right / total:.1f} %); healthy logs called failed: {alarms};", end=" ")
    print(f"the evidence names the line in {evidence} of {asked}")


main()
