#!/usr/bin/env python3
"""soak-page.py PART <TEXT: puts TEXT in the place of one part of docs/soak.md, and leaves the other parts as they are."""

import pathlib
import re
import sys

PAGE = pathlib.Path(__file__).resolve().parent.parent / "docs" / "soak.md"
HEADINGS = {
    "inputs": "Damaged inputs",
    "store": "The store, killed and raced",
    "faults": "Faults of trainings",
    "kills": "Kills of PyMC's trainings",
}
FOREWORD = """# The last soak

`make soak` runs the long trials in full and writes this page; `SOAK=faults make soak` runs one part of them again (`inputs`,
`store`, `faults`, `kills`), and leaves what the page says of the others."""


def main(part):
    text = PAGE.read_text() if PAGE.exists() else ""
    parts = dict(re.findall(r"^## (.+?)\n\n(.*?)(?=\n## |\Z)", text, re.MULTILINE | re.DOTALL))
    parts[HEADINGS[part]] = sys.stdin.read().strip()
    told = [f"## {heading}\n\n{parts[heading].strip()}" for heading in HEADINGS.values() if heading in parts]
    PAGE.write_text("\n\n".join([FOREWORD, *told]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
