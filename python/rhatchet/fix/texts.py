"""Texts that name variables: a query of a data frame, a formula; what a reader of them can reach."""

from __future__ import annotations

import ast
import re
from typing import Iterator

#: Methods and functions that look for variables in the text that they get.
READERS = frozenset("query eval dmatrix dmatrices".split())
#: Packages of formulas, which read the variables of their caller.
FORMULAS = ("patsy", "formulaic", "bambi", "statsmodels.formula")
_WORD = re.compile(r"[^\W\d]\w*")
#: An attribute, a part or a call of a variable of the file.
_REACHES = re.compile(r"@\s*\w+\s*[.(\[]|__\w+__")
_CALLS = re.compile(r"(\w+)\s*\(")
_COLUMN_METHODS = frozenset("isin isna isnull notna notnull between contains startswith endswith lower upper len abs sqrt log exp in and or not".split())


def words(text: str | bytes) -> set[str]:
    """Everything in a text that may be the name of a variable."""
    return set(_WORD.findall(text.decode("latin-1") if isinstance(text, bytes) else text))


def is_reader(call: ast.Call, path: str | None) -> bool:
    """Whether a call looks for variables in a text; `path` is what its function is imported from."""
    last = call.func.attr if isinstance(call.func, ast.Attribute) else (path or "").rpartition(".")[2]
    return last in READERS or bool(path) and path.startswith(FORMULAS)


def named(node: ast.AST) -> Iterator[str]:
    """The variables that texts in an expression may name, where it hands a text to a reader."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and is_reader(call, None):
            for part in ast.walk(call):
                if isinstance(part, ast.Constant) and isinstance(part.value, (str, bytes)):
                    yield from words(part.value)


def is_open(call: ast.Call, names) -> bool:
    """Whether nothing in the file says which text a reader gets."""
    texts = [*call.args[:1], *(word.value for word in call.keywords if word.arg in ("expr", "formula", None))]
    return any(not _is_settled(text, names) for text in texts)


def _is_settled(text: ast.expr, names) -> bool:
    if isinstance(text, ast.JoinedStr):
        return all(_is_settled(part, names) for part in text.values)
    if isinstance(text, ast.FormattedValue):
        return _is_number(text.value, names)
    if isinstance(text, ast.Name):
        found = names.bindings.get(text.id, [])
        return len(found) == 1 and isinstance(found[0].value, ast.Constant)
    return isinstance(text, (ast.Constant, ast.Dict))  # a tensor's `eval` takes a dictionary of values


def _is_number(value: ast.expr, names) -> bool:
    """Whether a value that is put into a text is a number for certain."""
    if isinstance(value, ast.Name):
        found = names.bindings.get(value.id, [])
        return bool(found) and all(isinstance(one.value, ast.Constant) and not isinstance(one.value.value, str) for one in found)
    called = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else None
    return called in ("int", "float", "len") and called not in names.bindings


def reaches(call: ast.Call, names) -> bool:
    """Whether the text that a reader gets is not known, or does more than compare columns with plain variables."""
    texts = [part.value for part in ast.walk(call) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    texts += [one.value.value for part in ast.walk(call) if isinstance(part, ast.Name) for one in names.bindings.get(part.id, [])
              if isinstance(one.value, ast.Constant) and isinstance(one.value.value, str)]
    return is_open(call, names) or any(_REACHES.search(text) or set(_CALLS.findall(text)) - _COLUMN_METHODS for text in texts)
