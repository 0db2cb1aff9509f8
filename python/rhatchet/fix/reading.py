"""Reads every parameter of one sampler call."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from .names import Names
from .origin import origin
from .parameters import CANONICAL, KERNEL, SPELLINGS, defaults
from .reflection import Reflection
from .sites import Place, Site, given_site
from .source import Source

NUTS_PATHS = ("pymc.NUTS", "pymc.step_methods.NUTS", "pymc.step_methods.hmc.NUTS", "pymc.step_methods.hmc.nuts.NUTS")


@dataclass(frozen=True)
class Context:
    """What the engine knows of the environment: PyMC's major version, and which sampler really drew (`run.json`)."""

    pymc: int | None = None
    sampler: str | None = None


@dataclass
class SamplerCall:
    """One call of a sampler; `index` counts from 0 in the order of the text."""

    index: int
    node: ast.Call
    sampler: str
    spelled: str
    kernel: str | None = None  # which NUTS draws: pymc, nutpie, another; None where neither file nor engine says
    places: list[Place] = field(default_factory=list)
    blocked: list[tuple[str, int]] = field(default_factory=list)  # `nuts=` and its like that are no literals
    sites: dict[str, Site] = field(default_factory=dict)

    def place(self, kind: str) -> Place | None:
        """The place of this kind, where the call has it as a literal."""
        return next((place for place in self.places if place.kind == kind), None)


@dataclass(frozen=True)
class Reader:
    """Fills in places and sites of a call."""

    source: Source
    names: Names
    reflection: Reflection
    context: Context

    def read(self, call: SamplerCall) -> SamplerCall:
        """Finds the places of the call, then one site for each parameter of the allow-list."""
        stars = [word for word in call.node.keywords if word.arg is None]
        closed = (f"'**{self.source.segment(stars[0].value)}'", stars[0].lineno) if stars else None
        call.places.append(Place(call.sampler, call.node, closed))
        words = {word.arg: word.value for word in call.node.keywords if word.arg}
        call.kernel = self._kernel(call, words.get("nuts_sampler"))
        if call.sampler == "pymc":
            self._bracket(call, "nuts", words.get("nuts"))
            self._bracket(call, "nuts_sampler_kwargs", words.get("nuts_sampler_kwargs"))
            self._step(call, words.get("step"))
        call.sites = {parameter: self._site(call, parameter) for parameter in CANONICAL}
        return call

    def _kernel(self, call: SamplerCall, chosen: ast.expr | None) -> str | None:
        if call.sampler == "nutpie":
            return "nutpie"
        if isinstance(chosen, ast.Constant) and isinstance(chosen.value, str):
            return chosen.value
        if chosen is None and self.context.pymc is not None and self.context.pymc < 6:
            return "pymc"
        return self.context.sampler

    def _bracket(self, call: SamplerCall, kind: str, node: ast.expr | None) -> None:
        if isinstance(node, ast.Dict):
            odd = [part for key, part in zip(node.keys, node.values) if not isinstance(key, ast.Constant)]
            closed = (f"'{self.source.segment(odd[0])}' in '{kind}'", odd[0].lineno) if odd else None
            call.places.append(Place(kind, node, closed))
        elif node is not None:
            call.blocked.append(origin(node, self.names, self.source))

    def _step(self, call: SamplerCall, node: ast.expr | None) -> None:
        parts = node.elts if isinstance(node, (ast.List, ast.Tuple)) else [node]
        nuts = [part for part in parts if isinstance(part, ast.Call) and self.names.path(part.func) in NUTS_PATHS]
        if len(nuts) == 1:
            stars = [word for word in nuts[0].keywords if word.arg is None]
            closed = (f"'**{self.source.segment(stars[0].value)}' in 'step'", stars[0].lineno) if stars else None
            call.places.append(Place("step", nuts[0], closed))
        elif node is not None and not (isinstance(node, ast.Constant) and node.value is None):
            call.blocked.append(origin(node, self.names, self.source))

    def _site(self, call: SamplerCall, parameter: str) -> Site:
        given = [(name, place, value) for place in call.places for name, value in _written(place)
                 if SPELLINGS[place.kind].get(name) == parameter]
        if not given:
            return self._absent(call, parameter)
        name, place, value = given[0]
        if len(given) > 1:
            lines = " and ".join(str(each.lineno) for _, _, each in given)
            return Site(parameter, "not_literal", name, origin=(f"more than one place, lines {lines}", value.lineno))
        if place.closed and isinstance(place.node, ast.Dict):
            return Site(parameter, "not_literal", name, place, origin=place.closed)
        return given_site(parameter, name, place, value, self.names, self.reflection, self.source)

    def _absent(self, call: SamplerCall, parameter: str) -> Site:
        kernel = parameter in KERNEL
        closed = [place.closed for place in call.places if place.closed and (kernel or place.kind == call.sampler)]
        closed += call.blocked if kernel else []
        if closed:
            return Site(parameter, "not_literal", parameter, origin=closed[0])
        spelled = _spelling(call, parameter)
        if spelled is None:
            why = f"'{call.kernel}' has no argument for it" if call.kernel else "only nutpie has it, and nothing says that nutpie draws"
            return Site(parameter, "unavailable", parameter, origin=(why, call.node.lineno))
        site = Site(parameter, "absent", spelled)
        site.defaults = defaults(parameter, spelled, call.sampler, call.kernel, self.context.pymc)
        if parameter == "init" and (self.context.pymc is None or self.context.pymc >= 6):
            site.notes.append("on PyMC 6 any init but 'auto' makes PyMC's own NUTS draw, not nutpie")
        return site


def _written(place: Place) -> list[tuple[str, ast.expr]]:
    """Every (name, value) that stands at a place, the positional `draws` of PyMC too."""
    if isinstance(place.node, ast.Dict):
        return [(key.value, value) for key, value in zip(place.node.keys, place.node.values)
                if isinstance(key, ast.Constant) and isinstance(key.value, str)]
    pairs = [(word.arg, word.value) for word in place.node.keywords if word.arg]
    return pairs + ([("draws", place.node.args[0])] if place.kind == "pymc" and place.node.args else [])


def _spelling(call: SamplerCall, parameter: str) -> str | None:
    """The name under which an absent parameter would be added; None where the sampler has none."""
    if call.sampler == "nutpie" and parameter in ("init", "max_treedepth", "initvals"):
        return {"max_treedepth": "maxdepth", "initvals": "init_mean"}.get(parameter)
    if call.kernel == "nutpie":
        return {"metric": "adaptation", "step_size": "initial_step"}.get(parameter, parameter)
    if parameter == "metric" or (call.kernel not in ("pymc", None) and parameter in ("max_treedepth", "step_size")):
        return None
    return {"step_size": "step_scale"}.get(parameter, parameter)
