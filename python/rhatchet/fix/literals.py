"""What counts as a literal, when two values are the same, how a value is written."""

from __future__ import annotations

import ast
import io
import math
import tokenize
from typing import Any

from .source import Source


def is_literal(node: ast.AST, source: Source, container: bool = False) -> bool:
    """Whether a node is one simple literal: int, float, str, bool, None, a negative number.

    With `container` also lists, tuples and string-keyed dictionaries of those (initial points).
    A string in several pieces is none: comments may stand between the pieces.
    """
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = node.operand
        return isinstance(inner, ast.Constant) and type(inner.value) in (int, float) and _finite(inner.value)
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            return _one_piece(source.segment(node))
        return node.value is None or (type(node.value) in (int, float, bool) and _finite(node.value))
    if container and isinstance(node, (ast.List, ast.Tuple)):
        return all(is_literal(part, source, True) for part in node.elts)
    if container and isinstance(node, ast.Dict):
        keys = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
        return all(isinstance(key, str) for key in keys) and len(set(keys)) == len(keys) and all(
            is_literal(part, source, True) for part in node.values)
    return False


def value_of(node: ast.AST) -> Any:
    """The value of a literal node, as JSON has it (a tuple becomes a list)."""
    return _plain(ast.literal_eval(node))


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return {key: _plain(part) for key, part in value.items()} if isinstance(value, dict) else value


def _finite(value: float) -> bool:
    return isinstance(value, int) or math.isfinite(value)


def _one_piece(text: str) -> bool:
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return False
    return sum(token.type == tokenize.STRING for token in tokens) == 1


def same(one: Any, other: Any) -> bool:
    """Equality of two values of JSON: numbers as numbers, but a truth value is never a number."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return one == other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return type(one) is type(other) and one == other


def written(value: Any, like: str = '"') -> str:
    """A value as Python source; a string takes the quotes of the text that it replaces."""
    if not isinstance(value, str):
        return repr(value)
    quote = "'" if like.lstrip("rRuUbB").startswith("'") else '"'
    return quote + value + quote if value.isascii() and value.isprintable() and not set(value) & {"'", '"', "\\"} else repr(value)
