"""A tree as its statements: what stands in the head of each, what each may change."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import Iterator

from .names import Names
from .texts import is_reader, named
from .vocabulary import BUILTINS, INPLACE, MUTATING, is_plain

CODE = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Heads:
    """The statements of a tree with the nodes of their own; a nested statement's nodes are not those of the outer one."""

    def __init__(self, tree: ast.Module, names: Names):
        self.names = names
        self.statements: list[ast.stmt] = []
        self._head: dict[int, list[ast.AST]] = {}
        self._around: dict[int, list[ast.AST]] = {}
        for child in ast.iter_child_nodes(tree):
            self._collect(child, None, [tree])

    def _collect(self, node: ast.AST, owner: ast.stmt | None, around: list[ast.AST]) -> None:
        self._around[id(node)] = around
        if isinstance(node, ast.stmt):
            owner = node
            self.statements.append(node)
            self._head[id(node)] = []
        if owner is not None:
            self._head[id(owner)].append(node)
        inner = [*around, node] if isinstance(node, ast.stmt) else around
        for child in ast.iter_child_nodes(node):
            self._collect(child, owner, inner)

    def head(self, statement: ast.stmt) -> list[ast.AST]:
        """The nodes of a statement that belong to no statement inside it."""
        return self._head[id(statement)]

    def around(self, node: ast.AST) -> list[ast.AST]:
        """The module and the statements that a node stands in, from the outside in, without itself."""
        return self._around[id(node)]

    def inside(self, statement: ast.stmt) -> Iterator[ast.stmt]:
        """The statement itself and all that stand in it."""
        return (node for node in ast.walk(statement) if isinstance(node, ast.stmt))

    def loads(self, statement: ast.stmt) -> set[str]:
        """Names that the head reads."""
        own = {node.id for node in self.head(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        return own | {name for node in self.head(statement) if isinstance(node, ast.Call) and is_reader(node, None) for name in named(node)}

    def binds(self, statement: ast.stmt) -> set[str]:
        """Names that the head gives a value, by whichever means."""
        found: set[str] = set()
        for node in self.head(statement):
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                found.add(node.id)
            elif isinstance(node, ast.arg):
                found.add(node.arg)
            elif isinstance(node, ast.alias):
                found.add(node.asname or node.name.partition(".")[0])
            elif isinstance(node, (ast.Global, ast.Nonlocal)):
                found.update(node.names)
            else:
                found.update(one for one in (getattr(node, key, None) for key in ("name", "rest")) if isinstance(one, str))
        return found

    def affects(self, statement: ast.stmt) -> set[str]:
        """Names whose values may be others after the head has run: those bound, written into, or handed to a call."""
        found = self.binds(statement)
        for node in self.head(statement):
            if isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load):
                found |= roots(node)
            elif isinstance(node, ast.Call):
                found |= self._handed(node)
        return {name for name in found if not self.is_fixed(name) or name in self.binds(statement)}

    def _handed(self, call: ast.Call) -> set[str]:
        """What a call may change: the object whose method it is, and the arguments unless the function is known not to."""
        path = self.names.path(call.func)
        changing = path is not None and path.rpartition(".")[2] in MUTATING
        known = (path is not None and is_plain(path)) or (isinstance(call.func, ast.Name) and call.func.id in BUILTINS)
        found = set() if path else roots(call.func)
        if changing or not known and isinstance(call.func, ast.Name):
            found |= {name for part in [*call.args, *call.keywords] for name in names_in(part)}
        return found | {name for word in call.keywords if word.arg == "out" for name in names_in(word.value)}

    @cached_property
    def written(self) -> set[str]:
        """Names through which a value is changed in its place somewhere, or which are called."""
        found: set[str] = set()
        for node in (node for statement in self.statements for node in self.head(statement)):
            if isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load):
                found |= roots(node)
            elif isinstance(node, ast.AugAssign):
                found |= roots(node.target)
            elif isinstance(node, ast.Call):
                inplace = isinstance(node.func, ast.Attribute) and node.func.attr in INPLACE
                found |= roots(node.func) if inplace or isinstance(node.func, ast.Name) else set()
                found |= self._handed(node) - roots(node.func)
        return found

    @cached_property
    def _calls(self) -> dict[str, list[ast.Call]]:
        found: dict[str, list[ast.Call]] = {}
        for node in (node for statement in self.statements for node in self.head(statement)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found.setdefault(node.func.id, []).append(node)
        return found

    def calls_of(self, name: str) -> list[ast.Call]:
        """The calls of a function by its name."""
        return self._calls.get(name, [])

    def is_fixed(self, name: str) -> bool:
        """Whether a name is nothing that a call could change: numbers, texts, packages, functions."""
        found = self.names.bindings.get(name, [])
        return bool(found) and all(
            one.kind == "import" or (one.value is not None and isinstance(one.value, (ast.Constant, ast.UnaryOp))) for one in found)


def roots(node: ast.AST) -> set[str]:
    """The names at the beginning of a chain of attributes, subscripts and calls."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return {node.id} if isinstance(node, ast.Name) else names_in(node)


def names_in(node: ast.AST) -> set[str]:
    """Every name in an expression, and in the texts that it hands to who looks for names in them."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} | set(named(node))
