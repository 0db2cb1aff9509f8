"""Characters that make a file look other than it runs."""

from __future__ import annotations

import unicodedata
from collections import Counter

from .source import Source

#: Invisible, and yet in use: they join letters of some scripts and emoji.
_JOINERS = "\u200c\u200d"
#: Invisible, and yet in use: they say how the symbol before them is drawn.
_SELECTORS = "\ufe0e\ufe0f"
#: What some editors take for a line break and Python does not, or the other way round.
_BREAKS = "\x0b\x1c\x1d\x1e\x85\u2028\u2029"
#: Signs that draw nothing and yet count as letters or marks to Unicode: fillers, the joiner of graphemes, selectors.
_BLANKS = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, *range(0x180B, 0x1810), *range(0xFE00, 0xFE10),
           *range(0xE0100, 0xE01F0)}


def brought_in(before: Source | None, after: Source) -> list[tuple[int, str]]:
    """What `after` has more of than `before`: line and name of each, in order; another encoding or kind of line break first."""
    left = Counter(sign for _, sign in _hidden(before)) if before else Counter()
    found = _respelled(before, after) if before else []
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
    found, mixed = [], "\n" in source.text
    for number, line in enumerate(source.lines, 1):
        body = line.rstrip("\r\n")
        found += [(number, sign) for last, sign in zip(" " + body, body) if _is_hidden(sign, last)]
        if line.endswith("\r") and mixed:
            found.append((number, "\r"))
    return found


def _respelled(before: Source, after: Source) -> list[tuple[int, str]]:
    """Bytes that are to be read in another way than those before: a diff of the two texts does not show it."""
    found = []
    if before.encoding != after.encoding and not (before.text.isascii() and after.text.isascii()):
        found.append((1, f"the encoding {after.encoding}, {before.encoding} before"))
    kinds = _kinds(before)
    fresh = [(line, f"line breaks of another kind ({kind!r})") for kind, line in _kinds(after).items() if kinds and kind not in kinds]
    return found + fresh


def _kinds(source: Source) -> dict[str, int]:
    """Every kind of line break in a file with the first line that has it."""
    found: dict[str, int] = {}
    for number, line in enumerate(source.lines, 1):
        if kind := line[len(line.rstrip("\r\n")):]:
            found.setdefault(kind, number)
    return found


def _is_hidden(sign: str, last: str) -> bool:
    """Whether a reader cannot see a character; `last` is the one before it."""
    if sign in _SELECTORS and unicodedata.category(last).startswith("S"):
        return False
    if sign in _JOINERS:
        return last.isascii()
    category = unicodedata.category(sign)
    return sign in _BREAKS or ord(sign) in _BLANKS or category == "Cf" or (category == "Cc" and sign not in "\t\f")
