"""Adds an argument to a call, or an entry to a dictionary, in the layout that is there."""

from __future__ import annotations

import ast

from .source import Source

Edit = tuple[int, int, str]


def added(source: Source, bracket: ast.Call | ast.Dict, items: list[str]) -> list[Edit]:
    """The edits that add items as the last ones of a bracket: comments, breaks and a last comma keep their places."""
    parts = _parts(bracket)
    close = source.span(bracket)[1] - 1
    if not parts:
        return [(close, close, ", ".join(items))]
    last = max(parts, key=lambda part: source.span(part)[1])
    end, comma, tail = _scan(source.text, source.span(last)[1], close)
    broken = any(sign in source.text[end:close] for sign in "\r\n")
    if not broken:
        text = ", ".join(items)
        return [(end, end, f" {text}," if comma else f", {text}")]
    newline, indent = _break(source, tail), _indent(source, last)
    lines = (",".join(f"{newline}{indent}{item}" for item in items)) + ("," if comma else "")
    return [(tail, tail, lines)] if comma else [(end, end, ","), (tail, tail, lines)] if tail > end else [(end, end, "," + lines)]


def _parts(bracket: ast.Call | ast.Dict) -> list[ast.AST]:
    return [*bracket.args, *bracket.keywords] if isinstance(bracket, ast.Call) else list(bracket.values)


def _scan(text: str, start: int, close: int) -> tuple[int, bool, int]:
    """After the last item: where its last sign ends, whether that is a comma, where the comment on its line ends.

    Between an item and the closing bracket stand only blanks, breaks, comments, commas and closing brackets.
    """
    end, comma, at, tail = start, False, start, start
    while at < close:
        if text[at] == "#":
            stop = min((found for sign in "\r\n" if (found := text.find(sign, at)) >= 0), default=close)
            if not any(sign in text[end:at] for sign in "\r\n"):
                tail = stop
            at = stop
            continue
        if text[at] in ",)":
            end, comma, tail = at + 1, text[at] == ",", at + 1
        at += 1
    return end, comma, max(tail, end)


def _break(source: Source, at: int) -> str:
    """The line break that follows, as this line has it."""
    rest = source.text[at:].lstrip(" \t\f\\")
    return "\r\n" if rest.startswith("\r\n") else rest[0] if rest[:1] in ("\r", "\n") else "\n"


def _indent(source: Source, node: ast.AST) -> str:
    """The blanks that the line of an item begins with."""
    start = source.line_starts[node.lineno - 1]
    line = source.text[start:]
    return line[: len(line) - len(line.lstrip(" \t\f"))]
