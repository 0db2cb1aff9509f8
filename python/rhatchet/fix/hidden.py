"""Characters that make a file look other than it runs."""

from __future__ import annotations

import unicodedata
from collections import Counter

from .source import Source

#: Invisible, and yet in use: they join letters and emoji.
_JOINERS = "\u200c\u200d"
#: What some editors take for a line break and Python does not, or the other way round.
_BREAKS = "\x0b\x1c\x1d\x1e\x85\u2028\u2029"


def brought_in(before: Source | None, after: Source) -> list[tuple[int, str]]:
    """The hidden characters that `after` has more of than `before`: line and name of each, in order."""
    left = Counter(sign for _, sign in _hidden(before)) if before else Counter()
    found = []
    for line, sign in _hidden(after):
        if left[sign]:
            left[sign] -= 1
        else:
            found.append((line, unicodedata.name(sign, f"U+{ord(sign):04X}")))
    return found


def _hidden(source: Source) -> list[tuple[int, str]]:
    """Every hidden character with its line: directions, invisible signs, controls, a return without a line feed."""
    if source.text.isascii() and source.text.isprintable():
        return []
    found = []
    for number, line in enumerate(source.lines, 1):
        body = line.rstrip("\r\n")
        found += [(number, sign) for sign in body if _is_hidden(sign)]
        if line.endswith("\r") and any(each.endswith("\n") for each in source.lines):
            found.append((number, "\r"))
    return found


def _is_hidden(sign: str) -> bool:
    if sign in _BREAKS:
        return True
    category = unicodedata.category(sign)
    return (category == "Cf" and sign not in _JOINERS) or (category == "Cc" and sign not in "\t\f")
