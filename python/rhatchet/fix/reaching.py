"""What a statement names that can reach around the text: reflection, the environment, the interpreter, other programs."""

from __future__ import annotations

import ast
import re
from collections import Counter

from .names import Names
from .texts import is_reader, reaches
from .vocabulary import CODE_SUFFIXES, CORE, MODELLING, REACHING, RUNS, is_plain, root

_HARMLESS_DUNDERS = ("__version__", "__name__", "__file__", "__doc__")
DUNDER = re.compile(r"__[a-z]\w*__")


def reached(statement: ast.AST, names: Names) -> Counter[str]:
    """Every such name in a statement and in what stands in it, counted."""
    inner = {id(node.value) for node in ast.walk(statement) if isinstance(node, ast.Attribute)}
    return Counter(word for node in ast.walk(statement) if (word := _word(node, names, id(node) in inner)))


def _word(node: ast.AST, names: Names, is_inner: bool) -> str | None:
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        paths = [f"{node.module}.{each.name}" if isinstance(node, ast.ImportFrom) else each.name for each in node.names]
        return next((path for path in paths if getattr(node, "level", 0) or not _known(path)), None)
    if isinstance(node, ast.Constant):
        return _told(node.value) if isinstance(node.value, str) else None
    if isinstance(node, ast.keyword):
        return node.arg if node.arg == "allow_pickle" else None
    if isinstance(node, ast.Call):
        return _called(node, names)
    if isinstance(node, ast.Attribute) and (is_dunder(node.attr) or node.attr in CORE | RUNS and names.path(node) is None):
        return node.attr
    if isinstance(node, ast.Name) and (node.id in REACHING or is_dunder(node.id)) and node.id not in names.bindings:
        return node.id
    if isinstance(node, (ast.Name, ast.Attribute)) and not is_inner:
        return _path(node, names)
    return None


def _told(text: str) -> str | None:
    """A text that names a file of code, or what reflection asks for by its name."""
    asked = text == "allow_pickle" or any(map(is_dunder, set(DUNDER.findall(text)) - {"__main__"}))
    return text if text.endswith(CODE_SUFFIXES) or asked else None


def _called(call: ast.Call, names: Names) -> str | None:
    """A call that runs more than its function: a text with code of its own, or an array that is unpickled."""
    path = names.path(call.func)
    if is_reader(call, path):
        return "a text that is run" if reaches(call, names) else None
    last = call.func.attr if isinstance(call.func, ast.Attribute) else (path or "").rpartition(".")[2]
    unpickles = last == "load" and (len(call.args) > 2 or any(isinstance(part, ast.Starred) for part in call.args))
    return "allow_pickle" if unpickles else None


def _path(node: ast.Name | ast.Attribute, names: Names) -> str | None:
    """The import path of a whole chain, where it is not plain; an unclear name counts by all that it may be."""
    path = names.path(node)
    if path is not None:
        return None if _known(path) else path
    base: ast.expr = node
    while isinstance(base, ast.Attribute):
        base = base.value
    bound = names.bindings.get(base.id, []) if isinstance(base, ast.Name) else []
    return next((one.path for one in bound if one.path and not _known(one.path)), None)


def _known(path: str) -> bool:
    return is_plain(path) or root(path) in MODELLING


def is_dunder(name: str) -> bool:
    """Whether a name is one of Python's own that tells more than what something is called."""
    return name.startswith("__") and name.endswith("__") and name not in _HARMLESS_DUNDERS
