#!/usr/bin/env python3
"""Makes `made/`: runs each program of `programs/` for its log, and writes the labels beside the logs.

    python corpus/make.py --pymc5 .venv-pymc5/bin/python --pymc6 .venv-pymc6/bin/python [NAME…]

With names only those cases are run. Linux, bash and g++ are needed. A log without the text that its label names is
refused. Paths are made neutral; times, process numbers and addresses differ from run to run.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from programs import CASES

HERE = Path(__file__).resolve().parent
LIMIT = 120


def run(case, python, folder):
    """The log of one program and how it ended: (text, exit status, signal)."""
    for name, text in {"train.py": case.program, **case.files}.items():
        (folder / name).write_text(text)
    command = case.command or "exec $PYTHON train.py"
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHON": python, "LANG": "C.UTF-8", "MPLBACKEND": "agg"}
    with open(folder / "log", "wb") as log:
        done = subprocess.run(["bash", "-c", command], cwd=folder, stdout=log, stderr=subprocess.STDOUT,
                              stdin=subprocess.DEVNULL, env=environment, timeout=LIMIT)
    text = (folder / "log").read_text(errors="replace")
    ended = (done.returncode, None) if done.returncode >= 0 else (None, -done.returncode)
    return text, *ended


def neutral(text, python, folder):
    """Without the paths and names of the machine on which it was made."""
    for real, shown in [(str(Path(python).parents[1].absolute()), "/home/kit/venv"), (str(folder), "/home/kit/model"),
                        (f"{tempfile.gettempdir()}/", "/home/kit/scratch/")]:
        text = text.replace(real, shown)
    text = re.sub(r"/(?:[\w.-]+/)+lib/python3\.(\d+)/", r"/home/kit/python/lib/python3.\1/", text.replace("/home/kit/venv/lib/python", "\0"))
    return text.replace("\0", "/home/kit/venv/lib/python")


def line_of(text, says):
    """The last line that has the text, counted from 1."""
    lines = text.split("\n")
    return next(number for number in range(len(lines), 0, -1) if says in lines[number - 1])


def label(case, name, text, status, signal):
    """What `labels.json` says of one log."""
    assert case.says is None or case.says in text, f"{name}: no {case.says!r} in the log\n{text[-2000:]}"
    return {
        "log": name, "category": case.category, "exit_status": status, "signal": signal, "type": case.type,
        "message": case.says or None, "line": line_of(text, case.says) if case.says else None, "reason": case.reason,
        "doubt": case.doubt, "transcribed": bool(case.transcribed), "source": case.source,
    }


def make(number, case, pythons):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        text, status, signal = run(case, pythons[case.python], folder)
        text = neutral(text, pythons[case.python], folder) + case.transcribed
        status, signal = case.ends or (status, signal)
    name = f"{number:03}-{case.name}.log"
    entry = label(case, name, text, status, signal)
    (HERE / "made/logs").mkdir(parents=True, exist_ok=True)
    (HERE / "made/logs" / name).write_text(text)
    return entry


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pymc5", required=True)
    parser.add_argument("--pymc6", required=True)
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    pythons = {5: str(Path(given.pymc5).absolute()), 6: str(Path(given.pymc6).absolute())}
    labels = HERE / "made/labels.json"
    known = {entry["log"]: entry for entry in json.loads(labels.read_text())} if labels.exists() else {}
    refused = 0
    for number, case in enumerate(CASES, 1):
        if given.names and case.name not in given.names:
            continue
        try:
            entry = make(number, case, pythons)
        except (AssertionError, subprocess.TimeoutExpired) as error:
            print(error, file=sys.stderr)
            refused += 1
            continue
        known[entry["log"]] = entry
    labels.write_text(json.dumps([known[name] for name in sorted(known)], indent=1) + "\n")
    sys.exit(1 if refused else 0)


main()
