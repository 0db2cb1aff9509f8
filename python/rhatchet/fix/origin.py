"""Where a value that is no literal comes from, in words."""

from __future__ import annotations

import ast

from .names import Binding, Names
from .source import Source

_FILES = ("open", "json.load", "json.loads", "yaml.safe_load", "yaml.load", "tomllib.load", "tomllib.loads", "pickle.load")
_READERS = ("read", "read_text", "read_bytes", "read_csv", "loadtxt")
_PARSERS = ("parse_args", "parse_known_args")


def origin(node: ast.expr, names: Names, source: Source, depth: int = 8) -> tuple[str, int]:
    """Words that follow "comes from", and the line that shows it."""
    return _outside(node, names) or _followed(node, names, source, depth) or _itself(node, source)


def _outside(node: ast.expr, names: Names) -> tuple[str, int] | None:
    """The environment, the command line, a file, the keyboard: wherever one of them occurs in the expression."""
    for part in ast.walk(node):
        raw = _dotted(part)
        path = names.path(part) or raw if isinstance(part, (ast.Name, ast.Attribute)) else None
        if path and (path in ("os.environ", "os.getenv", "os.environb")):
            return f"the environment ({path})", part.lineno
        if path == "sys.argv":
            return "the command line (sys.argv)", part.lineno
        if isinstance(part, ast.Attribute) and part.attr in _PARSERS:
            return f"the command line ({part.attr})", part.lineno
        if isinstance(part, ast.Call):
            called = names.path(part.func) or _dotted(part.func)
            if called in _FILES or (isinstance(part.func, ast.Attribute) and part.func.attr in _READERS):
                return f"a file ({_dotted(part.func) or part.func.attr})", part.lineno
            if called == "input":
                return "the keyboard (input)", part.lineno
    return None


def _followed(node: ast.expr, names: Names, source: Source, depth: int) -> tuple[str, int] | None:
    """Follows the first name in the expression to what it was bound to."""
    if depth == 0:
        return None
    for part in ast.walk(node):
        found = names.bindings.get(part.id, []) if isinstance(part, ast.Name) else []
        deeper = next((seen for one in found if one.value is not None and (seen := _outside(one.value, names))), None)
        if deeper:
            return deeper
        if isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)) and found:
            return _bound(part.id, found, names, source, depth)
    return None


def _bound(name: str, found: list[Binding], names: Names, source: Source, depth: int) -> tuple[str, int]:
    one = found[0]
    if len(found) > 1:
        return f"'{name}', which is bound {len(found)} times (lines {', '.join(str(each.line) for each in found)})", one.line
    if one.kind == "parameter":
        return f"the parameter '{name}' of '{one.scope}'", one.line
    if one.kind == "import":
        return f"'{one.path}', which is imported", one.line
    if one.value is None:
        return f"'{name}', which is bound by a statement that is no assignment", one.line
    if isinstance(one.value, ast.Constant):
        return f"'{name}'" + (f" in '{one.scope}'" if one.scope else ""), one.line
    return origin(one.value, names, source, depth - 1)


def _itself(node: ast.expr, source: Source) -> tuple[str, int]:
    text = source.segment(node)
    text = text if len(text) <= 60 else text[:57] + "..."
    if isinstance(node, ast.Call):
        return f"a call of '{_dotted(node.func) or 'a function'}'", node.lineno
    return f"the expression '{text}'", node.lineno


def _dotted(node: ast.AST) -> str | None:
    if isinstance(node, ast.Attribute):
        base = _dotted(node.value)
        return f"{base}.{node.attr}" if base else None
    return node.id if isinstance(node, ast.Name) else None
