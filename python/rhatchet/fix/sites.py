"""The places of one sampler call where a parameter stands or may be added."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any

from .literals import is_literal, value_of
from .names import Names
from .origin import origin
from .reflection import Reflection
from .source import Source


@dataclass
class Place:
    """One bracket that holds parameters: the call, `nuts={...}`, `nuts_sampler_kwargs={...}` or `step=NUTS(...)`."""

    kind: str  # a key of parameters.SPELLINGS
    node: ast.Call | ast.Dict
    closed: tuple[str, int] | None = None  # why what is absent here is not known, and the line


@dataclass
class Site:
    """One parameter of one call. `state`: literal, name, absent, not_literal, unavailable."""

    parameter: str
    state: str
    spelled: str
    place: Place | None = None
    node: ast.expr | None = None  # the literal itself
    name: str | None = None  # state name: the module-level name that holds it
    used: int | None = None  # state name: the line of the call's argument
    origin: tuple[str, int] | None = None  # state not_literal, unavailable
    defaults: list[Any] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def value(self) -> Any:
        """The present value: the literal's, or the documented default."""
        return value_of(self.node) if self.node is not None else self.defaults[0]

    def as_json(self, source: Source) -> dict[str, Any]:
        """The facts for `inspect`."""
        said: dict[str, Any] = {"parameter": self.parameter, "state": self.state, "spelled": self.spelled,
                                "in": self.place.kind if self.place else None}
        if self.node is not None:
            said |= {"value": self.value, "source": source.segment(self.node), "line": self.node.lineno,
                     "column": source.column(self.node)}
        if self.name:
            said |= {"name": self.name, "used_line": self.used}
        if self.state == "absent":
            said |= {"default": self.defaults[0], "defaults": self.defaults}
        if self.origin:
            said |= {"origin": self.origin[0], "origin_line": self.origin[1]}
        return said | ({"notes": self.notes} if self.notes else {})


def given_site(parameter: str, spelled: str, place: Place, node: ast.expr, names: Names, reflection: Reflection, source: Source) -> Site:
    """A parameter that is written down: a literal, a name that holds one for this argument alone, or neither."""
    site = Site(parameter, "literal", spelled, place, node)
    if is_literal(node, source, parameter == "initvals"):
        return site
    if isinstance(node, ast.Name):
        held, why = _sole_literal(node, parameter, names, reflection, source)
        if held is not None:
            site.state, site.node, site.name, site.used = "name", held, node.id, node.lineno
            return site
        if why:
            site.origin = why
    site.state, site.node = "not_literal", None
    site.origin = site.origin or origin(node, names, source)
    return site


def _sole_literal(use: ast.Name, parameter: str, names: Names, reflection: Reflection,
                  source: Source) -> tuple[ast.expr | None, tuple[str, int] | None]:
    """The literal behind a name that is bound once, in the module, and used for nothing else; or why it is not."""
    found = names.bindings.get(use.id, [])
    if len(found) != 1 or found[0].value is None or not is_literal(found[0].value, source, parameter == "initvals"):
        return None, None
    line = found[0].line
    if not found[0].plain:
        return None, (f"'{use.id}', which is not bound by a statement of its own at module level", line)
    others = [(load.lineno, "used") for load in names.loads[use.id] if load is not use]
    others += [(names.attributes[use.id], "used")] if use.id in names.attributes else []
    others += [(texts[use.id], "named in a string") for texts in _texts(names) if use.id in texts]
    if others:
        return None, (f"'{use.id}', which is also {others[0][1]} at line {others[0][0]}", line)
    if reflection.reads:
        word, where = reflection.reads
        return None, (f"'{use.id}', which '{word}' at line {where} may read too", line)
    return found[0].value, None


def _texts(names: Names) -> list[dict[str, int]]:
    """The words of the texts of a file; what stands in a docstring counts where it may be read."""
    return [names.words, names.prose] if names.reads_prose else [names.words]
