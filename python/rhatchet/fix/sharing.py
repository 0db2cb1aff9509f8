"""What is changed in its place: which names may hold the same object, and through which of them it is written into."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import Iterator

from .asked import AskedModel
from .heads import roots
from .vocabulary import BUILTINS, COPYING, COPYING_METHODS, INPLACE, MUTATING, READ_ARGUMENTS, root

_NEW = (ast.Constant, ast.BinOp, ast.UnaryOp, ast.Compare, ast.JoinedStr, ast.Lambda)


class Sharing:
    """Asked about the statements of one file; `made` are the names whose objects must stay as they are."""

    def __init__(self, code: AskedModel, made: set[str]):
        self._code, self._made = code, {name for name in made if not code.is_fixed(name)}

    @cached_property
    def names(self) -> set[str]:
        """The names under which what must stay may be reached."""
        found: set[str] = set()
        waiting = set(self._made)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting |= self._takers.get(name, set())
        return found

    @cached_property
    def _takers(self) -> dict[str, set[str]]:
        """For every name those that are given its object, or what may be a part of it."""
        found: dict[str, set[str]] = {}
        for targets, value in (pair for statement in self._code.statements for pair in self._given(statement)):
            for name in self.shared(value):
                found.setdefault(name, set()).update(targets)
        return found

    def _given(self, statement: ast.stmt) -> Iterator[tuple[set[str], ast.expr]]:
        """What each name of a head is given: by assignments, loops, contexts, and as an argument of a function."""
        value = getattr(statement, "value", None)
        if isinstance(statement, (ast.Assign, ast.AnnAssign)) and value is not None:
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            yield {name for target in targets for name in _bound(target)}, value
        for node in self._code.head(statement):
            if isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
                yield _bound(node.target), node.iter
            elif isinstance(node, ast.NamedExpr):
                yield _bound(node.target), node.value
            elif isinstance(node, ast.withitem) and node.optional_vars is not None:
                yield _bound(node.optional_vars), node.context_expr
            elif isinstance(node, ast.Match):
                yield {each for part in ast.walk(node) for key in ("name", "rest") if isinstance(each := getattr(part, key, None), str)}, node.subject
            elif isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
                parameters = self._parameters.get(node.func.id if isinstance(node.func, ast.Name) else node.func.attr, set())
                yield from ((parameters, part) for part in [*node.args, *(word.value for word in node.keywords)] if parameters)

    @cached_property
    def _parameters(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name, bindings in self._code.names.bindings.items():
            for one in bindings:
                if one.kind == "parameter":
                    found.setdefault(one.scope, set()).add(name)
        return found

    def shared(self, node: ast.AST | None) -> set[str]:
        """The names of which the value of an expression may be the object, or hold a part of it."""
        if node is None or isinstance(node, _NEW):
            return set()
        if isinstance(node, ast.Name):
            return {node.id}
        if isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred, ast.NamedExpr)):
            return self.shared(node.value)
        if isinstance(node, ast.IfExp):
            return self.shared(node.body) | self.shared(node.orelse)
        if isinstance(node, ast.Call):
            return self._of_call(node)
        return {name for part in ast.iter_child_nodes(node) for name in self.shared(part)}

    def _of_call(self, call: ast.Call) -> set[str]:
        path = self._code.names.path(call.func)
        method = call.func.attr if isinstance(call.func, ast.Attribute) and path is None else None
        function = path.rpartition(".")[2] if path else getattr(call.func, "id", "")
        if method in COPYING_METHODS or function in COPYING and (path or call.func.id in BUILTINS):
            return set()
        own = self.shared(call.func.value) if method else set()
        return own | {name for part in [*call.args, *(word.value for word in call.keywords)] for name in self.shared(part)}

    def changed(self, statement: ast.stmt) -> set[str]:
        """The names whose objects the head of a statement may change in their places."""
        found: set[str] = set()
        for node in self._code.head(statement):
            if isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load):
                found |= self.shared(node.value)
            elif isinstance(node, ast.AugAssign):
                found |= roots(node.target)
            elif isinstance(node, ast.Call):
                found |= self._changed_by(node)
        return found

    def _changed_by(self, call: ast.Call) -> set[str]:
        path, func = self._code.names.path(call.func), call.func
        last = path.rpartition(".")[2] if path else func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
        words = [word.value for word in call.keywords if word.arg in (None, "out")]
        overwrites = any(word.arg and word.arg.startswith("overwrite") for word in call.keywords)
        copies_not = last == "nan_to_num" and len(call.args) + len(call.keywords) > 1
        if last in MUTATING or last in INPLACE or overwrites or copies_not or not isinstance(func, (ast.Name, ast.Attribute)):
            words += call.args
        elif path and root(path) == "numpy":
            words += call.args[READ_ARGUMENTS.get(last, 1):]
        elif path and root(path) == "functools" or getattr(func, "id", "") in ("map", "filter"):
            words += call.args
        own = self.shared(func.value) if isinstance(func, ast.Attribute) and last in INPLACE and not path else set()
        return own | {name for word in words for name in self.shared(word)}

    def lent(self, statement: ast.stmt) -> bool:
        """Whether a head gives what must stay to a name through which something is written."""
        written = self.written
        return any(targets & written and self.shared(value) & self._made for targets, value in self._given(statement))

    @cached_property
    def written(self) -> set[str]:
        """Names through which something is changed in its place, anywhere."""
        return {name for statement in self._code.statements for name in self.changed(statement)}


def _bound(target: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(target) if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load)}
