"""Which statements of a file are its model, and what the model's distributions are made of.

Everything errs to one side: names are not told apart by scope, so that a name which belongs to the model somewhere
belongs to it everywhere.
"""

from __future__ import annotations

import ast
from collections import deque
from functools import cached_property

from .asked import AskedModel
from .flow import Flow
from .heads import CODE, names_in
from .names import Names
from .sharing import Sharing
from .vocabulary import BUILTINS, MODELLING, NO_PRIOR, OUTPUTS, SIZES, TENSOR_METHODS, is_constant_maker, is_plain, root


class ModelCode(AskedModel):
    """The model as it stands in one tree; `samplers` are the calls in it that draw."""

    def __init__(self, tree: ast.Module, samplers: list[ast.Call]):
        super().__init__(tree, Names(tree))
        self._samplers = {id(call) for call in samplers}
        self._versions = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "__version__"}
        self.starred = any(root(path) in MODELLING for path in self.names.stars)
        #: Names of modelling packages, and of what is made with them.
        self.own = {name for name, found in self.names.bindings.items()
                    if any(one.path and root(one.path) in MODELLING for one in found)}
        #: Names of draws and of what the model's outputs are called.
        self.results: set[str] = set()
        #: Functions and classes that hold statements of the model.
        self.builders: set[str] = set()
        #: Other functions and classes of the file that the model's statements use: all of their code is the model's.
        self.reached: set[str] = set()
        while self._grow():
            pass

    def _grow(self) -> bool:
        size = len(self.own) + len(self.results) + len(self.reached)
        waiting = deque(self.statements)
        while waiting:
            statement = waiting.popleft()
            fresh = self._claimed_by(statement) - self.own if self.is_model(statement) else set()
            self.own |= fresh
            waiting.extend(reader for name in fresh for reader in self._readers.get(name, []))
        self.own |= self.builders
        used = {name for statement in filter(self.is_model, self.statements) for name in self.loads(statement)}
        made = {value.func.id for name in used for value in self._values(name) if isinstance(value, ast.Call) and isinstance(value.func, ast.Name)}
        self.reached |= {one.name for one in self.statements if isinstance(one, CODE) and one.name in used - self.builders
                         or isinstance(one, ast.ClassDef) and one.name in made}
        self.own |= {name for name in used if any(self._is_code(value) for value in self._values(name))}
        return len(self.own) + len(self.results) + len(self.reached) > size

    def _claimed_by(self, statement: ast.stmt) -> set[str]:
        """The names that belong to the model because of one of its statements; results and builders are noted."""
        self.builders |= {one.name for one in self.around(statement) if isinstance(one, CODE)} - self.reached
        bound = set() if isinstance(statement, (ast.Import, ast.ImportFrom, *CODE)) else self.binds(statement)
        if self._is_result(statement):
            self.results |= bound
            return set()
        return bound if self.is_output(statement) else bound | self.results & self.loads(statement)

    @cached_property
    def _readers(self) -> dict[str, list[ast.stmt]]:
        found: dict[str, list[ast.stmt]] = {}
        for statement in self.statements:
            for name in self.loads(statement):
                found.setdefault(name, []).append(statement)
        return found

    def _values(self, name: str) -> list[ast.expr]:
        return [one.value for one in self.names.bindings.get(name, []) if one.value is not None]

    def _is_code(self, value: ast.expr) -> bool:
        """Whether a value is a function: written here, or one of an imported package under a name of its own."""
        return isinstance(value, ast.Lambda) or isinstance(value, (ast.Name, ast.Attribute)) and self.names.path(value) is not None

    # Statements

    def is_model(self, statement: ast.stmt) -> bool:
        """Whether the head names what belongs to the model, or stands in a block or a function that does."""
        return any(map(self._names_own, self.head(statement))) or any(
            isinstance(one, (ast.With, ast.AsyncWith)) and any(map(self._names_own, self.head(one)))
            or isinstance(one, CODE) and (one.name in self.reached or self._is_based_on_own(one)) for one in [*self.around(statement), statement])

    def _is_based_on_own(self, code: ast.AST) -> bool:
        """Whether a class has a base, or a function a decorator, of what belongs to the model: libraries call it by its parts."""
        parts = [*getattr(code, "bases", []), *getattr(code, "decorator_list", [])]
        return any(self._names_own(node) for part in parts for node in ast.walk(part))

    def holds_model(self, statement: ast.stmt) -> bool:
        """Whether the statement, or one inside it, is the model's."""
        return any(map(self.is_model, self.inside(statement)))

    def _names_own(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Import):
            return any(root(alias.name) in MODELLING for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            return root(node.module or "") in MODELLING
        if isinstance(node, ast.Name) and id(node) not in self._versions:
            unbound = node.id not in self.names.bindings and node.id not in BUILTINS
            return node.id in self.own or (self.starred and unbound)
        return id(node) in self._samplers

    def sampler_in(self, statement: ast.stmt) -> ast.Call | None:
        """The only sampler's call of a statement; None where there are none or several."""
        found = [node for node in self.head(statement) if id(node) in self._samplers]
        return found[0] if len(found) == 1 else None

    def _is_result(self, statement: ast.stmt) -> bool:
        value = getattr(statement, "value", None)
        if not isinstance(statement, (ast.Assign, ast.AnnAssign)) or not isinstance(value, ast.Call):
            return False
        built = isinstance(value.func, ast.Name) and value.func.id in self.builders
        return id(value) in self._samplers or built or self.is_output(statement)

    @cached_property
    def imported(self) -> set[str]:
        """Names that an import gives."""
        return {name for name, found in self.names.bindings.items() if any(one.kind == "import" for one in found)}

    def is_output(self, statement: ast.stmt) -> bool:
        """Whether all that a statement does with the model is to make something of it or its draws."""
        calls = [node for node in self.head(statement) if isinstance(node, ast.Call)]
        value = getattr(statement, "value", None)
        outer = self.names.path(value.func) or "" if isinstance(value, ast.Call) else ""
        if not isinstance(statement, (ast.Expr, ast.Assign)) or root(outer) not in MODELLING or outer.rpartition(".")[2] not in OUTPUTS:
            return False
        return all(call is value or self._only_computes(call.func) for call in calls)

    def _only_computes(self, func: ast.expr) -> bool:
        """Whether a function makes a quantity of others: one of numpy's or of the tensors'."""
        path = self.names.path(func) or ""
        return is_plain(path) or path.startswith(("pymc.math.", "pytensor.tensor.")) or (
            isinstance(func, ast.Attribute) and not path and func.attr in TENSOR_METHODS)

    # What the model is made of

    @cached_property
    def _direct(self) -> set[str]:
        return {name for statement in self.statements if self.is_model(statement) for name in self.loads(statement)}

    @cached_property
    def constants(self) -> set[str]:
        """Names that the model reads and that are made of literals alone."""
        found: set[str] = set()
        waiting = set(self._direct)
        while waiting:
            name = waiting.pop()
            values = self._values(name)
            if name in found or not any(map(self._is_constant, values)):
                continue
            found.add(name)
            waiting |= {each for value in values for each in names_in(value)}
        return found

    def _is_constant(self, value: ast.expr) -> bool:
        allowed = (ast.Constant, ast.Name, ast.BinOp, ast.UnaryOp, ast.List, ast.Tuple, ast.Set, ast.Dict, ast.Call, ast.Attribute,
                   ast.keyword, ast.operator, ast.unaryop, ast.expr_context)
        return all(isinstance(part, allowed) for part in ast.walk(value)) and all(
            is_constant_maker(self.names.path(part.func) or getattr(part.func, "id", "")) for part in ast.walk(value) if isinstance(part, ast.Call)
        ) and all(isinstance(part.value, (ast.Name, ast.Attribute)) for part in ast.walk(value) if isinstance(part, ast.Attribute))

    @cached_property
    def hyper(self) -> set[str]:
        """Names on which the arguments of distributions without observations depend."""
        found: set[str] = set()
        waiting = {name for statement in self.statements if self.is_model(statement) for node in self.head(statement)
                   if isinstance(node, ast.Call) and self._is_prior(node) for part in [*node.args, *node.keywords]
                   if getattr(part, "arg", None) not in SIZES for name in names_in(part)}
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting |= self._sources(name)
        return found - self.imported

    def _is_prior(self, call: ast.Call) -> bool:
        """Whether it is a distribution whose value is not observed, or may be."""
        if not any(map(self._names_own, ast.walk(call.func))) or any(word.arg == "observed" for word in call.keywords):
            return False
        if isinstance(call.func, ast.Name) and call.func.id in self.builders:
            return False  # what it is handed is followed to its parameters
        parts = (self.names.path(call.func) or "Unknown").split(".")
        return any(part[:1].isupper() and part not in NO_PRIOR for part in parts)

    def _sources(self, name: str) -> set[str]:
        """What a name is made of, wherever it gets a value."""
        found: set[str] = set()
        for statement in self._affecting.get(name, []):
            found |= self.loads(statement)
            if isinstance(statement, CODE) and statement.name == name:
                found |= {each for one in self.inside(statement) for each in self.loads(one)}
        scopes = {one.scope for one in self.names.bindings.get(name, []) if one.kind == "parameter"}
        return found | {each for scope in scopes for call in self.calls_of(scope) for part in [*call.args, *call.keywords] for each in names_in(part)}

    @cached_property
    def _affecting(self) -> dict[str, list[ast.stmt]]:
        found: dict[str, list[ast.stmt]] = {}
        for statement in self.statements:
            for name in self.affects(statement):
                found.setdefault(name, []).append(statement)
        return found

    @cached_property
    def flow(self) -> Flow:
        """Whether and how often the model's code runs."""
        return Flow(self)

    @cached_property
    def sharing(self) -> Sharing:
        """What is changed in its place of that which the distributions are made of."""
        return Sharing(self, self.hyper | self.constants)
