"""Statements that compute nothing, and errors that are only passed on."""

from __future__ import annotations

import ast

from .names import Names

_SAID = ("logging.debug", "logging.info", "logging.warning", "logging.error")
_PURE = (ast.Constant, ast.Name, ast.Attribute, ast.JoinedStr, ast.FormattedValue, ast.BinOp, ast.UnaryOp, ast.Compare, ast.Tuple,
         ast.List, ast.operator, ast.unaryop, ast.cmpop, ast.expr_context)


def is_spoken(statement: ast.stmt, names: Names) -> bool:
    """Whether a statement only says something: a text of its own, `pass`, `print` or `logging` of what is there."""
    if isinstance(statement, ast.Pass):
        return True
    if not isinstance(statement, ast.Expr):
        return False
    value = statement.value
    if isinstance(value, ast.Constant):
        return not names.reads_prose
    if not isinstance(value, ast.Call):
        return False
    printed = isinstance(value.func, ast.Name) and value.func.id == "print" and "print" not in names.bindings and not names.stars
    said = printed or names.path(value.func) in _SAID
    words = all(word.arg in ("sep", "end", "flush") for word in value.keywords)
    return said and words and all(map(_is_pure, [*value.args, *(word.value for word in value.keywords)]))


def _is_pure(node: ast.expr) -> bool:
    return all(isinstance(part, _PURE) and not (isinstance(part, ast.Attribute) and part.attr.startswith("__")) for part in ast.walk(node))


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
        return (isinstance(last, ast.Raise) and last.exc is None and all(is_spoken(each, self._names) for each in handler.body[:-1])
                and (handler.type is None or _is_pure(handler.type)) and handler.name not in self._names.loads)
