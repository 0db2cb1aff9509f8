"""Which rule fits one difference between two model files."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Callable

from .failure import Failure
from .harmless import is_spoken
from .heads import names_in, roots
from .model import ModelCode
from .reaching import reached
from .statements import Pair
from .vocabulary import BUILTINS, RUN_KEYWORDS, TABLE_ATTRIBUTES, YIELD_KEYWORDS, is_quiet, root

Side = tuple[ast.stmt, ModelCode]
_IMPORTS = (ast.Import, ast.ImportFrom)


@dataclass(frozen=True)
class Judge:
    """Knows both files; asked about one difference at a time."""

    before: ModelCode
    after: ModelCode
    failure: Failure | None
    local: frozenset[str] | None

    def rule(self, pair: Pair) -> str:
        """The name of the first rule that fits; on two sides that get different ones, of the stricter side's."""
        sides = [(node, code) for node, code in ((pair.old, self.before), (pair.new, self.after)) if node is not None]
        return (self._harmless(pair, sides) or self._imports(sides) or self._reaching(pair) or self._sampler(pair)
                or _first(_rebound, sides) or ("derived" if all(map(_is_derived, sides)) else None)
                or _first(_model, sides) or _first(_made_of, sides) or _first(_flow, sides) or "inputs_outputs")

    def _harmless(self, pair: Pair, sides: list[Side]) -> str | None:
        if all(is_spoken(node, code.names, bool(code.flow.guards(node))) for node, code in sides):
            return "spoken"
        if self.failure and pair.old is not None and pair.new is not None and self.failure.explains(pair.old, pair.new):
            return "failed_name"
        if self.failure and pair.old is None and self.failure.is_mended_by(sides[0][0]) and self.failure.missing not in self.before.names.bindings:
            return "failed_import"
        return None

    def _imports(self, sides: list[Side]) -> str | None:
        if not any(isinstance(node, _IMPORTS) for node, _ in sides):
            return None
        plain = all(isinstance(node, _IMPORTS) and self._is_unused(node) and not code.flow.guards(node) for node, code in sides)
        return "plain_import" if plain else "foreign_import"

    def _is_unused(self, node: ast.Import | ast.ImportFrom) -> bool:
        """Whether a module that does nothing by itself is imported, under names that nothing reads or binds otherwise."""
        if getattr(node, "level", 0) or self.local is None:
            return False
        for alias in node.names:
            path = (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
            quiet = is_quiet(path, alias.name if isinstance(node, ast.ImportFrom) else None)
            name = alias.asname or root(alias.name)
            used = any(name in code.names.loads or name in code.names.named or len(code.names.bindings.get(name, [])) > 1 for code in (self.before, self.after))
            if alias.name == "*" or used or name in BUILTINS or root(path) in self.local or not quiet or path == "__future__":
                return False
        return True

    def _reaching(self, pair: Pair) -> str | None:
        old = reached(pair.old, self.before.names) if pair.old is not None else {}
        new = reached(pair.new, self.after.names) if pair.new is not None else {}
        return None if old == new else "reaches_out"

    def _sampler(self, pair: Pair) -> str | None:
        """Whether a sampler's call differs in literal arguments alone that leave the kernel as it is."""
        if pair.old is None or pair.new is None:
            return None
        calls = self.before.sampler_in(pair.old), self.after.sampler_in(pair.new)
        if None in calls:
            return None
        words = [{word.arg: word for word in call.keywords if word.arg in RUN_KEYWORDS | YIELD_KEYWORDS and _is_plain(word.value)} for call in calls]
        if _without(pair.old, calls[0], words[0]) != _without(pair.new, calls[1], words[1]):
            return None
        changed = {name for name in {*words[0], *words[1]} if _dump(words[0].get(name)) != _dump(words[1].get(name))}
        return "sampler_run" if changed <= RUN_KEYWORDS else "sampler_yield"


def _first(ask: Callable[[Side], str | None], sides: list[Side]) -> str | None:
    return next((rule for side in sides if (rule := ask(side))), None)


def _is_plain(value: ast.expr) -> bool:
    allowed = (ast.Constant, ast.List, ast.Tuple, ast.UnaryOp, ast.USub, ast.Load)
    return all(isinstance(part, allowed) for part in ast.walk(value))


def _dump(node: ast.AST | None) -> str:
    return "" if node is None else ast.dump(node)


def _without(statement: ast.stmt, call: ast.Call, words: dict[str, ast.keyword]) -> str:
    """The statement as text without some arguments of its call; the tree stays as it is."""
    kept, call.keywords = call.keywords, [word for word in call.keywords if word not in words.values()]
    try:
        return ast.dump(statement)
    finally:
        call.keywords = kept


def _rebound(side: Side) -> str | None:
    """A name that was imported, or is Python's own, is bound to something else; or an attribute of anything is set."""
    statement, code = side
    imported = {name for name, found in code.names.bindings.items() if any(one.kind == "import" for one in found)}
    for one in code.inside(statement):
        stored = [node for node in code.head(one) if isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load)]
        set_ = any(isinstance(node, ast.Attribute) and node.attr not in TABLE_ATTRIBUTES for node in stored)
        if set_ or (code.binds(one) - _aliases(one) | {name for node in stored for name in roots(node)}) & (imported | BUILTINS):
            return "rebound"
    return None


def _aliases(statement: ast.stmt) -> set[str]:
    return {alias.asname or root(alias.name) for alias in statement.names} if isinstance(statement, _IMPORTS) else set()


def _is_derived(side: Side) -> bool:
    """A quantity that is made of the model or its draws, under no name that the model reads."""
    statement, code = side
    return code.is_output(statement) and not code.binds(statement) & code.own


def _model(side: Side) -> str | None:
    statement, code = side
    return "model_code" if code.holds_model(statement) else None


def _made_of(side: Side) -> str | None:
    """What the model's distributions are made of is bound, changed, or lent to a name by which it can be changed."""
    statement, code = side
    made = code.constants | code.hyper | code.reached | code.own
    touched = any(code.affects(one) & made or code.sharing.changed(one) & code.sharing.names or _lends(one, code) for one in code.inside(statement))
    return "model_constant" if touched else None


def _lends(statement: ast.stmt, code: ModelCode) -> bool:
    """Whether something that can be changed gets a second name.

    Of a literal container that is any use; of the rest a bare one, and a part of it under a name that is written into.
    """
    value = getattr(statement, "value", None)
    bare = names_in(value) if isinstance(value, (ast.Name, ast.Tuple, ast.List)) and not isinstance(statement, ast.Expr) else set()
    part = roots(value) if isinstance(value, (ast.Attribute, ast.Subscript)) and code.binds(statement) & code.written else set()
    lent = any(not code.is_fixed(name) for name in code.loads(statement) & code.constants | (bare | part) & code.hyper)
    return lent or code.sharing.lent(statement)


def _flow(side: Side) -> str | None:
    statement, code = side
    return "control_flow" if code.flow.decides(statement) else None
