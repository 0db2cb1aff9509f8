"""Pairs up the statements of two trees, and gives those that differ."""

from __future__ import annotations

import ast
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any, Iterator

from .alignment import aligned

#: The fields of a statement that hold other statements, or parts that do.
BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")


@dataclass(frozen=True)
class Pair:
    """One difference: the smallest statements that hold it; one of them is None where it was added or removed."""

    old: ast.stmt | None
    new: ast.stmt | None

    @property
    def kind(self) -> str:
        """What happened to it."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"


def differing(old: ast.AST, new: ast.AST) -> Iterator[Pair]:
    """The smallest statements that differ below two nodes whose own heads are the same."""
    for name in BLOCKS:
        yield from _lists(getattr(old, name, None) or [], getattr(new, name, None) or [], old, new)


def _lists(old: list[Any], new: list[Any], *around: ast.AST) -> Iterator[Pair]:
    if not isinstance(old, list):  # the body of a lambda or of a conditional expression is no block
        return
    if any(not isinstance(part, ast.stmt) for part in old + new):  # handlers of `try`, cases of `match`
        if [_head(part) for part in old] != [_head(part) for part in new]:
            yield Pair(*around)
            return
        for one, other in zip(old, new):
            yield from differing(one, other)
        return
    texts = [[ast.dump(part) for part in side] for side in (old, new)]
    for a, b, c, d in aligned(*texts):
        yield from _segment(old[a:b], new[c:d])


def _segment(old: list[ast.stmt], new: list[ast.stmt]) -> Iterator[Pair]:
    """What stands in one place on both sides, paired in order: by equal heads, else by kind where no block is meant."""
    heads = [_head(each) for each in new]
    places: dict[str, list[int]] = {}
    for place, head in enumerate(heads):
        places.setdefault(head, []).append(place)
    at = 0
    for one in old:
        head = _head(one)
        found = places.get(head, [])
        place = next(iter(found[(start := bisect_left(found, at)):start + 1]), None)
        if place is None and at < len(new) and type(new[at]) is type(one) and not _is_block(one):
            place = at
        if place is None:
            yield Pair(one, None)
            continue
        yield from (Pair(None, each) for each in new[at:place])
        at = place + 1
        if head == heads[place]:
            yield from differing(one, new[place])
        else:
            yield Pair(one, new[place])
    yield from (Pair(None, each) for each in new[at:])


def _is_block(node: ast.AST) -> bool:
    return any(isinstance(getattr(node, name, None), list) for name in BLOCKS)


def _head(node: ast.AST) -> str:
    """A statement without the statements inside it, as text."""
    fields = {name: [] if name in BLOCKS and isinstance(getattr(node, name, None), list) else getattr(node, name, None)
              for name in node._fields}
    return f"{type(node).__name__}({', '.join(f'{name}={_text(value)}' for name, value in fields.items())})"


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_text, value)) + "]"
    return ast.dump(value) if isinstance(value, ast.AST) else repr(value)
