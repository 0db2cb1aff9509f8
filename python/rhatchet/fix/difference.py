"""Compares two files with every paired parameter taken out of their trees."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

from .alignment import aligned
from .calls import Survey
from .parameters import checked
from .reading import SamplerCall
from .refusal import Refusal
from .sites import Site


@dataclass(frozen=True)
class Observed:
    """One parameter that really differs: the call and the sites before and after."""

    call: SamplerCall
    before: Site
    after: Site


class _Hole:
    """Stands for a literal that was taken out; its representation is that of no constant a file can hold."""

    def __init__(self, call: int, parameter: str):
        self._text = f"<{parameter} of call {call}>"

    def __repr__(self) -> str:
        return self._text


class _Mask(ast.NodeTransformer):
    """Puts holes where literals were and drops what was added."""

    def __init__(self) -> None:
        self.holes: dict[int, _Hole] = {}
        self.dropped: set[int] = set()

    def visit(self, node: ast.AST) -> ast.AST:
        if id(node) in self.holes:
            return ast.copy_location(ast.Constant(self.holes[id(node)]), node)
        if isinstance(node, ast.Call):
            node.keywords = [word for word in node.keywords if id(word.value) not in self.dropped]
        elif isinstance(node, ast.Dict):
            kept = [pair for pair in zip(node.keys, node.values) if id(pair[1]) not in self.dropped]
            node.keys, node.values = [key for key, _ in kept], [value for _, value in kept]
        return self.generic_visit(node)


def compare(before: Survey, after: Survey) -> tuple[list[Observed], list[dict[str, Any]]]:
    """What differs in parameters, and what differs besides. Consumes the trees of both surveys."""
    left, right = _Mask(), _Mask()
    observed: list[Observed] = []
    if len(before.calls) == len(after.calls):
        for old, new in zip(before.calls, after.calls):
            observed += _pair(old, new, left, right)
    trees = left.visit(before.tree), right.visit(after.tree)
    rest = [] if ast.dump(trees[0]) == ast.dump(trees[1]) else list(_walk(*trees, before, after))
    observed.sort(key=lambda one: after.source.span(one.after.node))
    return observed, rest[:20]


def _pair(old: SamplerCall, new: SamplerCall, left: _Mask, right: _Mask) -> list[Observed]:
    found = []
    for parameter, was in old.sites.items():
        now = new.sites[parameter]
        held = was.state in ("literal", "name") and was.state == now.state
        if not _valid(now):
            continue
        if held and (was.spelled, was.name, was.place.kind) == (now.spelled, now.name, now.place.kind):
            hole = _Hole(old.index, parameter)
            left.holes[id(was.node)] = right.holes[id(now.node)] = hole
            if ast.dump(was.node) != ast.dump(now.node):
                found.append(Observed(old, was, now))
        elif was.state == "absent" and now.state == "literal" and now.node not in new.node.args:
            right.dropped.add(id(now.node))
            found.append(Observed(old, was, now))
    for place in new.places:
        inside = {id(value) for value in place.node.values} if isinstance(place.node, ast.Dict) else set()
        if inside and old.place(place.kind) is None and inside <= right.dropped:
            right.dropped.add(id(place.node))
    return found


def _valid(site: Site) -> bool:
    """Whether a literal is of the parameter's type and in its range; where it is not, it stays in the tree."""
    if site.node is None:
        return True
    try:
        value = checked(site.spelled, site.value)
    except Refusal:
        return False
    return type(value) is type(site.value) or site.spelled == "target_accept"


def _walk(one: Any, other: Any, before: Survey, after: Survey, near: tuple[Any, Any] = (None, None)):
    """The smallest parts of two trees that differ, as facts for the caller."""
    if isinstance(one, ast.AST) and isinstance(other, ast.AST):
        near = (one if hasattr(one, "lineno") else near[0], other if hasattr(other, "lineno") else near[1])
        if type(one) is type(other):
            for name in one._fields:
                yield from _walk(getattr(one, name, None), getattr(other, name, None), before, after, near)
            return
    elif isinstance(one, list) and isinstance(other, list):
        yield from _walk_lists(one, other, before, after, near)
        return
    elif repr(one) == repr(other):
        return
    yield _said("changed", near[0], near[1], before, after)


def _walk_lists(one: list, other: list, before: Survey, after: Survey, near: tuple[Any, Any]):
    texts = [[ast.dump(part) if isinstance(part, ast.AST) else repr(part) for part in each] for each in (one, other)]
    for a, b, c, d in aligned(*texts):
        if b - a == d - c:
            for left, right in zip(one[a:b], other[c:d]):
                yield from _walk(left, right, before, after, near)
        else:
            for part in one[a:b]:
                yield _said("removed", near[0] if part is None else part, None, before, after, near)
            for part in other[c:d]:
                yield _said("added", None, near[1] if part is None else part, before, after, near)


def _said(kind: str, old: Any, new: Any, before: Survey, after: Survey, near: tuple[Any, Any] = (None, None)) -> dict[str, Any]:
    fact: dict[str, Any] = {"kind": kind, "line_before": None, "line_after": None, "before": None, "after": None}
    for side, node, other, survey in (("before", old, near[0], before), ("after", new, near[1], after)):
        shown = node if hasattr(node, "lineno") else (other if node is not None else None)
        if shown is not None:
            text = survey.source.segment(shown)
            fact |= {f"line_{side}": shown.lineno, side: text if len(text) <= 120 else text[:117] + "..."}
    return fact
