"""What a training failed on, as its log quotes it: the name that does not exist, and the line that used it."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Any, Iterator

from .vocabulary import STANDARD, SCIENCE, MODELLING, USUAL, root

#: Whole messages of Python: what stands in the data, or in the text of another error, cannot begin like one of them.
_MISSING = tuple(re.compile(text + r"(?![^\s.;,(])") for text in (
    r"AttributeError: (?:(?:partially initialized )?module |type object )?'[^'\n]*'(?: object)? has no attribute '([^'\n]+)'",
    r"NameError: name '([^'\n]+)' is not defined",
    r"ImportError: cannot import name '([^'\n]+)' from (?:partially initialized module )?'[^'\n]*'",
    r"ModuleNotFoundError: No module named '([^'\n]+)'",
    r"TypeError: [\w.<>]+\(\) got an unexpected keyword argument '([^'\n]+)'",
    r"FileNotFoundError: (?:\[Errno 2\] )?No such file or directory: '([^'\n]+)'",
))
_FIELDS = ("id", "attr", "arg", "name", "module", "asname")


@dataclass(frozen=True)
class Failure:
    """One missing name; `line` is where the file used it, None where the log does not say."""

    missing: str
    line: int | None
    local: frozenset[str]

    @classmethod
    def read(cls, context: dict[str, Any], local: frozenset[str]) -> Failure | None:
        """From `{"failed": {"error": "NameError: …", "line": 12}}`; None where no name is quoted."""
        failed = context.get("failed")
        error = failed.get("error") if isinstance(failed, dict) else None
        found = next((hit for hit in (kind.match(error) for kind in _MISSING) if hit), None) if isinstance(error, str) else None
        line = failed.get("line") if found else None
        return cls(found[1], line if type(line) is int else None, local) if found else None

    def explains(self, old: ast.stmt, new: ast.stmt) -> bool:
        """Whether two statements differ in nothing but the missing name, which is now a near one."""
        if self.line is not None and not old.lineno <= self.line <= (old.end_lineno or old.lineno):
            return False
        pairs = list(_atoms(old, new))
        names = {pair for pair in pairs if pair is not None}
        if None in pairs or len(names) != 1:
            return False
        was, now = names.pop()
        imported = isinstance(old, (ast.Import, ast.ImportFrom))
        known = not imported or (root(now) in STANDARD | SCIENCE | MODELLING or "." not in now and isinstance(old, ast.ImportFrom))
        return was == self.missing and near(was, now) and known and root(now) not in self.local

    def is_mended_by(self, added: ast.stmt) -> bool:
        """Whether an added import binds the missing name to what everybody means by it."""
        if not isinstance(added, (ast.Import, ast.ImportFrom)) or len(added.names) != 1 or getattr(added, "level", 0):
            return False
        alias = added.names[0]
        path = alias.name if isinstance(added, ast.Import) else f"{added.module}.{alias.name}"
        name = alias.asname or alias.name
        return name == self.missing and USUAL.get(name) == path and root(path) not in self.local


def _atoms(one: Any, other: Any) -> Iterator[tuple[str, str] | None]:
    """The names in which two trees of one shape differ; None for every other difference."""
    if type(one) is not type(other):
        yield None
    elif isinstance(one, ast.AST):
        for field in one._fields:
            left, right = getattr(one, field, None), getattr(other, field, None)
            if isinstance(left, str) and isinstance(right, str) and (field in _FIELDS or isinstance(one, ast.Constant)):
                if left != right:
                    yield left, right
            else:
                yield from _atoms(left, right)
    elif isinstance(one, list):
        if len(one) != len(other):
            yield None
        else:
            for left, right in zip(one, other):
                yield from _atoms(left, right)
    elif one != other:
        yield None


def near(one: str, other: str) -> bool:
    """Whether a slip of the hand makes one text of the other: a sign more, less, other or exchanged; two in long ones."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            best = min(row[-1] + 1, rows[-1][j] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return 0 < rows[-1][-1] <= (2 if len(one) >= 8 else 1)
