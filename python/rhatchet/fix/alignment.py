"""Pairs up two lists of texts, in a time that no file can drive up."""

from __future__ import annotations

import difflib
from collections import Counter
from typing import Iterator

#: Equal pairs up to which the best alignment is looked for; `difflib` needs a time that grows with their square.
_MOST = 50_000


def aligned(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that differ, as `(old from, old to, new from, new to)`; where too much is alike, all between the ends."""
    start, end = 0, min(len(old), len(new))
    while start < end and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < end - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    one, other = old[start:len(old) - tail], new[start:len(new) - tail]
    counts = Counter(other)
    if sum(counts[text] for text in one) > _MOST:
        yield start, len(old) - tail, start, len(new) - tail
        return
    for tag, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start + a, start + b, start + c, start + d
