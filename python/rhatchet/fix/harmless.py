"""Statements that compute nothing, and errors that are only passed on."""

from __future__ import annotations

import ast

from .names import Names
from .vocabulary import BUILTINS

_SAID = ("logging.debug", "logging.info", "logging.warning", "logging.error")
_SHOWN = (ast.Constant, ast.Name, ast.Attribute, ast.JoinedStr, ast.FormattedValue, ast.Tuple, ast.List, ast.expr_context)


def is_spoken(statement: ast.stmt, names: Names, guarded: bool) -> bool:
    """Whether a statement only says something: a text of its own, `pass`, `print` or `logging` of what is there.

    Where it is `guarded`, an error of it would be caught and something else be done: there it may say constants alone.
    """
    if isinstance(statement, ast.Pass):
        return True
    if not isinstance(statement, ast.Expr):
        return False
    value = statement.value
    if isinstance(value, ast.Constant):
        return not names.reads_prose
    if not isinstance(value, ast.Call) or not _says(value.func, names):
        return False
    words = all(word.arg in ("sep", "end", "flush") and isinstance(word.value, ast.Constant) for word in value.keywords)
    return words and all(_is_shown(part, names, guarded) for part in value.args)


def _says(func: ast.expr, names: Names) -> bool:
    if isinstance(func, ast.Name) and func.id == "print":
        return "print" not in names.bindings and not names.stars
    path = names.path(func)
    return path in _SAID and not any(names.path(target) == path for target, _ in names.patched)


def _is_shown(node: ast.expr, names: Names, guarded: bool) -> bool:
    """Whether an argument is only looked at: a constant, a name that is bound, an attribute, a text of those."""
    parts = list(ast.walk(node))
    if guarded:
        return isinstance(node, ast.Constant)
    return all(isinstance(part, _SHOWN) for part in parts) and all(
        not part.attr.startswith("_") if isinstance(part, ast.Attribute) else part.id in names.bindings
        for part in parts if isinstance(part, (ast.Attribute, ast.Name)))


class Unwrapped(ast.NodeTransformer):
    """Takes away every `try` whose handlers say something at most, and raise the same error again."""

    def __init__(self, names: Names):
        self._names = names
        self.handlers: list[ast.ExceptHandler] = []

    def visit_Try(self, node: ast.Try) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        if node.orelse or node.finalbody or not node.handlers or not all(map(self._raises_again, node.handlers)):
            return node
        self.handlers += node.handlers
        return node.body

    def _raises_again(self, handler: ast.ExceptHandler) -> bool:
        last = handler.body[-1]
        return (isinstance(last, ast.Raise) and last.exc is None and all(is_spoken(each, self._names, True) for each in handler.body[:-1])
                and self._is_known(handler.type) and handler.name not in self._names.loads)

    def _is_known(self, error: ast.expr | None) -> bool:
        """Whether finding out which errors are meant raises none: Python's own, by their names."""
        if isinstance(error, ast.Tuple):
            return all(map(self._is_known, error.elts))
        return error is None or isinstance(error, ast.Name) and error.id in BUILTINS and error.id not in self._names.bindings
