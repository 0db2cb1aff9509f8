#!/usr/bin/env python3
"""fuzz-page.py COMMIT <ROWS: puts the rows of readers that were tried in the place of what docs/soak/fuzz.md said of them."""

import os
import pathlib
import sys

PAGE = pathlib.Path(__file__).resolve().parent.parent / "docs" / "soak" / "fuzz.md"
FOREWORD = """# Damaged inputs

`scripts/soak-fuzz.sh` tries every reader on seeded damage and writes this page: no crash, no input that took over a minute,
every refusal in one line and, where there is one, with its place. What is read in Python is tried in a child that may crash or
hang. Each row holds for the commit and the cores beside it; the readers that a run leaves out keep their rows.

| reader | inputs | read | refused | time | slowest input | at |
|---|---:|---:|---:|---:|---|---|
"""


def rows(lines):
    """Each reader's row by its name, in order, without the head of the table."""
    told = [line.strip() for line in lines if line.startswith("| ")]
    return {row.split("|")[1].strip(): row for row in told if not row.startswith("| reader |")}


def main(commit):
    known = rows(PAGE.read_text().splitlines()) if PAGE.exists() else {}
    made = rows(sys.stdin.readlines())
    known |= {reader: f"{row} {commit}, {os.cpu_count()} cores |" for reader, row in made.items()}
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(FOREWORD + "\n".join(known.values()) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
