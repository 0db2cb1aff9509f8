"""Which name means what in a file: every binding, every use, what an import path resolves to."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from .texts import is_reader, named, words


@dataclass(frozen=True)
class Binding:
    """One place that gives a name its value."""

    kind: str  # import, assign, parameter, other
    line: int
    path: str | None = None  # import: the dotted path
    value: ast.expr | None = None  # assign: the value
    scope: str = ""  # the function or class it is in, "" for the module
    plain: bool = False  # a statement `NAME = value` of the module itself, in no block


class Names(ast.NodeVisitor):
    """All bindings and uses in one tree. Scopes are not told apart: a name bound in two ways anywhere is unclear."""

    def __init__(self, tree: ast.Module):
        self.bindings: dict[str, list[Binding]] = {}
        self.loads: dict[str, list[ast.Name]] = {}
        self.attributes: dict[str, int] = {}  # every name after a dot, and every name that is imported
        self.words: dict[str, int] = {}  # every word of a text that is used: it may name a variable
        self.named: set[str] = set()  # variables that a query of a data frame or a formula may name
        self.prose: dict[str, int] = {}  # every word of a text that stands alone, such as a docstring
        self.stars: dict[str, int] = {}  # `from x import *`
        self.patched: list[tuple[ast.expr, int]] = []  # what is assigned to by attribute
        self._top = set(map(id, tree.body))
        self._claimed: set[int] = set()
        self._scope = ""
        self.visit(tree)

    def _bind(self, name: str, kind: str, line: int, **more) -> None:
        self.bindings.setdefault(name, []).append(Binding(kind, line, scope=self._scope, **more))

    def generic_visit(self, node: ast.AST) -> None:
        """Definitions, `except ... as`, captures of `match`, `global`, type parameters carry names as plain strings."""
        own = [getattr(node, field, None) for field in ("name", "rest")] + list(getattr(node, "names", []))
        for name in own:
            if isinstance(name, str) and not isinstance(node, ast.alias):
                self._bind(name, "other", getattr(node, "lineno", 0))
        outer = self._scope
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            self._scope = getattr(node, "name", "lambda")
        super().generic_visit(node)
        self._scope = outer

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            path = alias.name if alias.asname else alias.name.partition(".")[0]
            self._bind(alias.asname or path, "import", node.lineno, path=path)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        base = "." * node.level + (node.module or "")
        for alias in node.names:
            self.attributes.setdefault(alias.name, node.lineno)
            if alias.name == "*":
                self.stars[base] = node.lineno
            else:
                self._bind(alias.asname or alias.name, "import", node.lineno, path=f"{base}.{alias.name}")

    def visit_arg(self, node: ast.arg) -> None:
        self._bind(node.arg, "parameter", node.lineno)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        self._assignment(node, node.targets)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self._assignment(node, [node.target])

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self._assignment(node, [node.target])

    def _assignment(self, node: ast.Assign | ast.AnnAssign | ast.NamedExpr, targets: list[ast.expr]) -> None:
        plain = id(node) in self._top and len(targets) == 1
        for target in targets:
            if isinstance(target, ast.Name) and node.value is not None:
                self._bind(target.id, "assign", node.lineno, value=node.value, plain=plain)
                self._claimed.add(id(target))
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.loads.setdefault(node.id, []).append(node)
        elif id(node) not in self._claimed:
            self._bind(node.id, "other", node.lineno)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.attributes.setdefault(node.attr, node.lineno)
        if not isinstance(node.ctx, ast.Load):
            self.patched.append((node, node.lineno))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if is_reader(node, None):
            self.named |= set(named(node))
        sets = isinstance(node.func, ast.Name) and node.func.id in ("setattr", "delattr") and len(node.args) >= 2
        if sets and isinstance(node.args[1], ast.Constant) and isinstance(node.args[1].value, str):
            self.patched.append((ast.Attribute(node.args[0], node.args[1].value, ast.Load()), node.lineno))
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            self._say(self.prose, node.value)
        else:
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, (str, bytes)):
            self._say(self.words, node)

    def _say(self, said: dict[str, int], node: ast.Constant) -> None:
        for word in words(node.value):
            said.setdefault(word, node.lineno)

    @property
    def reads_prose(self) -> int | None:
        """The line at which a docstring may be read as a value, if there is one."""
        lines = [seen.get(word) for word in ("__doc__", "getdoc") for seen in (self.attributes, self.words)]
        lines += [self.loads["__doc__"][0].lineno] if "__doc__" in self.loads else []
        return min((line for line in lines if line is not None), default=None)

    def path(self, node: ast.expr, depth: int = 8) -> str | None:
        """The dotted import path that an expression stands for, or None where that is not clear."""
        if isinstance(node, ast.Attribute):
            base = self.path(node.value, depth)
            return f"{base}.{node.attr}" if base else None
        if not isinstance(node, ast.Name) or depth == 0:
            return None
        found = self.bindings.get(node.id, [])
        if not found:
            return f"{next(iter(self.stars))}.{node.id}" if len(self.stars) == 1 else None
        if len(found) == 1 and isinstance(found[0].value, (ast.Name, ast.Attribute)):
            return self.path(found[0].value, depth - 1)
        paths = {binding.path for binding in found}
        return paths.pop() if len(paths) == 1 else None
