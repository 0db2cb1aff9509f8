"""Whether and how often the model's code runs: conditions and loops around it, errors that are caught, jumps."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import Iterator

from .asked import AskedModel
from .heads import CODE, names_in, roots
from .vocabulary import BUILTINS, MODELLING, root

_JUMPS = (ast.Return, ast.Break, ast.Continue, ast.Yield, ast.YieldFrom, ast.Await)
_TRIES = (ast.Try, *((ast.TryStar,) if hasattr(ast, "TryStar") else ()))
_WITHS = (ast.With, ast.AsyncWith)
#: What a condition is computed with, when it is followed to the names it is made of.
_COMPUTED = (ast.Constant, ast.Name, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.Tuple, ast.List, ast.Set, ast.Dict,
             ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.expr_context)
#: Contexts that pass every error on.
_PASSING = frozenset(
    "open errstate printoptions catch_warnings option_context redirect_stdout redirect_stderr closing nullcontext File ZipFile Dataset "
    "open_dataset rc_context TemporaryDirectory NamedTemporaryFile Pool ThreadPoolExecutor ProcessPoolExecutor tqdm".split())
_PARSERS = ("parse_args", "parse_known_args")


class Flow:
    """Asked about the statements of one file."""

    def __init__(self, code: AskedModel):
        self._code = code

    def guards(self, statement: ast.stmt) -> list[ast.stmt]:
        """The blocks in which an error of a statement may be caught; for one in a function, wherever that may be called."""
        around = [*self._code.around(statement), statement]
        own = [outer for outer, inner in zip(around, around[1:]) if self._swallows(outer) and any(inner is each for each in outer.body)]
        return [*own, *self._swallowing] if any(isinstance(outer, CODE) for outer in around[:-1]) else own

    @cached_property
    def _swallowing(self) -> list[ast.stmt]:
        return list(filter(self._swallows, self._code.statements))

    def _swallows(self, outer: ast.AST) -> bool:
        if isinstance(outer, _TRIES):
            return bool(outer.handlers) or any(isinstance(node, _JUMPS) for each in outer.finalbody for node in ast.walk(each))
        return isinstance(outer, _WITHS) and any(map(self._may_swallow, (item.context_expr for item in outer.items)))

    def _may_swallow(self, context: ast.expr) -> bool:
        path = self._code.names.path(context.func if isinstance(context, ast.Call) else context) or ""
        last = path or (ast.unparse(context.func) if isinstance(context, ast.Call) else "")
        own = root(path) in MODELLING or bool(roots(context) & self._code.own)
        return not own and last.rpartition(".")[2] not in _PASSING

    def decides(self, statement: ast.stmt) -> bool:
        """Whether a statement that is added, removed or changed makes the model's code run otherwise, or not at all."""
        code = self._code
        if any(code.affects(one) & self.steering for one in code.inside(statement)):
            return True
        around = code.around(statement)
        if any(isinstance(outer, CODE) and outer.name in self.steering for outer in around):
            return True
        return self._jumps_over(statement, around) or self._is_caught(statement)

    def _jumps_over(self, statement: ast.stmt, around: list[ast.AST]) -> bool:
        jumps = not isinstance(statement, CODE) and any(isinstance(node, _JUMPS) for node in ast.walk(statement))
        raises = any(isinstance(node, ast.Raise) for node in ast.walk(statement))
        return any((jumps or raises and isinstance(outer, (*_TRIES, *_WITHS))) and any(map(self._code.is_model, self._others(outer, statement)))
                   for outer in around)

    def _is_caught(self, statement: ast.stmt) -> bool:
        """Whether an error of the statement would be caught by what sets up the model, or skip over that."""
        if not _may_fail(statement):
            return False
        speaks = isinstance(statement, (ast.Expr, ast.Import, ast.ImportFrom))
        for outer in self.guards(statement):
            rescue = [*getattr(outer, "handlers", []), *getattr(outer, "orelse", []), *getattr(outer, "finalbody", [])]
            held = [one for part in rescue for one in self._code.inside(part)] + (list(self._others(outer, statement)) if speaks else [])
            if any(map(self._sets_up, held)):
                return True
        return False

    def _sets_up(self, statement: ast.stmt) -> bool:
        code = self._code
        return code.is_model(statement) or bool(code.affects(statement) & (code.constants | code.hyper | code.reached | code.own | self.steering))

    def _others(self, outer: ast.AST, statement: ast.stmt) -> Iterator[ast.stmt]:
        own = set(map(id, self._code.inside(statement)))
        return (one for one in ast.walk(outer) if isinstance(one, ast.stmt) and id(one) not in own and one is not outer)

    # What the model's code runs by

    @cached_property
    def steering(self) -> set[str]:
        """Names by which conditions and loops around and in the model's code go, followed to what they are computed of."""
        found: set[str] = set()
        model = [one for one in self._code.statements if self._code.is_model(one) and not self._code.is_output(one)]
        waiting = {name for part in self._conditions(model) for name in self._steers(part)}
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting |= {each for value in self._made_of(name) for each in self._steers(value)}
        return {name for name in found if not self._is_package(name)}

    def _conditions(self, model: list[ast.stmt]) -> Iterator[ast.expr]:
        blocks = {id(one): one for statement in model for one in [*self._code.around(statement), statement]}
        for block in blocks.values():
            yield from (part for key in ("test", "iter", "subject") if isinstance(part := getattr(block, key, None), ast.expr))
            yield from (case.guard for case in getattr(block, "cases", []) if case.guard is not None)
        for node in (node for statement in model for node in self._code.head(statement)):
            if isinstance(node, (ast.IfExp, ast.comprehension)):
                yield from [node.test] if isinstance(node, ast.IfExp) else [node.iter, *node.ifs]
            elif isinstance(node, ast.BoolOp):
                yield from node.values

    def _steers(self, node: ast.AST) -> set[str]:
        """The names in a condition; what a method or `len` makes of data is not followed into the data."""
        if isinstance(node, ast.Call):
            parser = isinstance(node.func, ast.Attribute) and node.func.attr in _PARSERS
            plain = isinstance(node.func, ast.Name) and node.func.id != "len"
            found = roots(node.func) if parser or isinstance(node.func, ast.Name) and node.func.id not in BUILTINS else set()
            return found | ({each for part in node.args for each in self._steers(part)} if plain else set())
        if isinstance(node, (ast.Attribute, ast.Subscript)):
            return roots(node) if not any(isinstance(part, ast.Call) for part in ast.walk(node)) else set()
        return names_in(node) if isinstance(node, ast.Name) else {each for part in ast.iter_child_nodes(node) for each in self._steers(part)}

    def _made_of(self, name: str) -> Iterator[ast.expr]:
        """The values of a name that are computed of other names, and what a function is handed under it."""
        for one in self._code.names.bindings.get(name, []):
            called = isinstance(one.value, ast.Call) and isinstance(one.value.func, (ast.Name, ast.Attribute))
            if one.value is not None and (called or all(isinstance(part, _COMPUTED) for part in ast.walk(one.value))):
                yield one.value
            elif one.kind == "parameter":
                yield from (part for call in self._code.calls_of(one.scope) for part in [*call.args, *(word.value for word in call.keywords)])

    def _is_package(self, name: str) -> bool:
        found = self._code.names.bindings.get(name, [])
        return not found or all(one.kind == "import" for one in found)


def _may_fail(statement: ast.stmt) -> bool:
    """Whether running a statement can raise an error: all but constants that are bound or printed, and definitions."""
    value = getattr(statement, "value", None)
    if isinstance(statement, (ast.Pass, ast.Global, ast.Nonlocal)):
        return False
    if isinstance(statement, ast.Expr) and isinstance(value, ast.Call) and getattr(value.func, "id", "") == "print":
        return any(not isinstance(part, ast.Constant) for part in value.args)
    if isinstance(statement, (ast.Assign, ast.AnnAssign, ast.Expr)):
        return not isinstance(value, ast.Constant)
    return not isinstance(statement, CODE) or bool(statement.decorator_list)
