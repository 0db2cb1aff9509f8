"""Logs made to hurt: what the program says of each, how long it takes and how much memory, which must be bounded.

    python corpus/hostile.py PROGRAM [--megabytes 200] [--folder FOLDER]

Ends with 1 when a verdict is wrong or takes more than 128 MB.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT = 128
LAST = b"Traceback (most recent call last):\n  File \"train.py\", line 3, in <module>\nMemoryError\n"
NAME = b"Traceback (most recent call last):\n  File \"train.py\", line 9, in <module>\nNameError: name 'x' is not defined\n"


def repeat(file, block, size):
    """Writes a block again and again, up to a size in bytes."""
    many = block * max(1, (1 << 20) // len(block))
    while file.tell() < size:
        file.write(many)


def sparse(file, size):
    file.seek(size)
    file.write(b"\n" + LAST)


def one_line(file, size):
    repeat(file, b"draw 1 of 4000 ", size)


def binary(file, size):
    repeat(file, random.Random(1).randbytes(1 << 20), size)
    file.write(b"\n" + LAST)


def terminal(file, size):
    repeat(file, b"\x1b[2K\r\x1b[1;31mERROR\x1b[0m \x1b]0;title\x07 draw \x1b[3", size)
    file.write(b"\n" + LAST)


def invalid_utf8(file, size):
    repeat(file, b"draw \xff\xfe\xc3\x28 \xe2\x82 of 4000\n", size)
    file.write(LAST)


def tracebacks(file, size):
    repeat(file, NAME, max(size, 10_000 * len(NAME)))
    file.write(LAST)


def newlines(file, size):
    repeat(file, b"\n", size)
    file.write(LAST)


def returns(file, size):
    repeat(file, b"\r  0%|          | 0/500", size)
    file.write(b"\n" + LAST)


CASES = [(sparse, "resource"), (one_line, "unknown"), (binary, "resource"), (terminal, "resource"), (invalid_utf8, "resource"),
         (tracebacks, "resource"), (newlines, "resource"), (returns, "resource")]


def measure(program, log):
    """The verdict, the seconds and the largest resident memory in MB."""
    begun = time.perf_counter()
    child = subprocess.Popen([program, "triage", log, "--exit-status", "1", "--format", "json"], stdout=subprocess.PIPE)
    said = child.stdout.read()
    _, _, used = os.wait4(child.pid, 0)
    return json.loads(said), time.perf_counter() - begun, used.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--folder")
    given = parser.parse_args()
    failed = False
    for make, wanted in CASES:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            log = Path(folder) / "log"
            with open(log, "wb") as file:
                make(file, given.megabytes << 20)
            said, seconds, memory = measure(given.program, str(log))
            is_right = said["category"] == wanted and memory < LIMIT
            failed |= not is_right
            print(f"{make.__name__:13} {log.stat().st_size >> 20:6} MB  {said['category']:9} {seconds:6.2f} s {memory:5.0f} MB"
                  + ("" if is_right else f"  WRONG, {wanted} expected"), flush=True)
    sys.exit(1 if failed else 0)


main()
