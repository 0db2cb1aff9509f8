"""From what was asked for to where it stands in the text: the site of every change, its checks, its edits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from .calls import Survey
from .changes import Change, chosen
from .home import home
from .layout import Edit, added
from .literals import same, written
from .parameters import checked, defaults
from .reading import SamplerCall
from .refusal import Refusal
from .sites import Site
from .source import Source


@dataclass(frozen=True)
class Step:
    """One settled change: this site of this call gets this text; an absent one is added at a place of this kind."""

    call: SamplerCall
    site: Site
    text: str
    kind: str


def settle(survey: Survey, changes: list[Change]) -> list[Step]:
    """Finds the site of every change and checks `from` and `to` against it."""
    if not changes:
        raise Refusal("malformed", "'changes' is empty", "send at least one change")
    steps: dict[tuple[int, str], Step] = {}
    for change in changes:
        call = chosen(survey, change)
        key = (call.index, change.parameter)
        if key in steps:
            raise Refusal("malformed", f"'{change.name}' is changed twice", "send one change for each parameter")
        steps[key] = _settled(survey, call, change)
    return list(steps.values())


def _settled(survey: Survey, call: SamplerCall, change: Change) -> Step:
    site = call.sites[change.parameter]
    _must_be_literal(survey.source, change, site)
    kind = site.place.kind if site.place else ""
    if site.state == "absent":
        kind, spelled = home(call, change, survey.context)
        values = defaults(change.parameter, spelled, call.sampler, call.kernel, survey.context.pymc)
        site = replace(site, spelled=spelled, defaults=values)
    if not matches(change.present, site):
        line = site.node.lineno if site.node is not None else call.node.lineno
        seen = "absent, which counts as" if site.state == "absent" else "now"
        raise Refusal("diff_mismatch", f"'{change.name}' is {seen} {site.value!r} at line {line}, not {change.present!r}",
                      "read the file again and authorise the change from its present value", line)
    value = checked(site.spelled, change.to)
    if site.state != "absent" and same(value, site.value):
        raise Refusal("malformed", f"'{change.name}' is {site.value!r} already", "send a change that changes something")
    like = survey.source.segment(site.node) if site.node is not None else '"'
    return Step(call, site, written(value, like), kind)


def _must_be_literal(source: Source, change: Change, site: Site) -> None:
    if site.origin is None:
        return
    words, line = site.origin
    if site.state == "unavailable":
        raise Refusal("not_parameter_only", f"'{change.name}' cannot be set: {words}",
                      "name the sampler in 'context', or use another parameter ('init' chooses PyMC's metric)", line)
    raise Refusal("not_literal", f"{change.name} comes from {words} at line {line}",
                  f"write {change.name} as a literal in the sampler call of '{source.name}', or change it where it comes from", line)


def matches(present: Any, site: Site) -> bool:
    """Whether `from` is the present value; where the argument is absent, null says so too."""
    if site.state == "absent":
        return present is None or any(same(present, value) for value in site.defaults)
    return same(present, site.value)


def edits(source: Source, steps: list[Step]) -> list[Edit]:
    """The smallest edits of the text that carry out the steps."""
    made: list[Edit] = []
    fresh: dict[int, dict[str, list[str]]] = {}  # call -> argument to add -> its entries
    entries: dict[tuple[int, str], list[str]] = {}
    calls = {step.call.index: step.call for step in steps}
    for step in steps:
        index, place = step.call.index, step.call.place(step.kind)
        if step.site.node is not None:
            made.append((*source.span(step.site.node), step.text))
        elif place is None:
            fresh.setdefault(index, {}).setdefault(step.kind, []).append(f'"{step.site.spelled}": {step.text}')
        elif place.node is step.call.node:
            fresh.setdefault(index, {})[f"{step.site.spelled}="] = [step.text]
        else:
            entries.setdefault((index, step.kind), []).append(_entry(source, place.node, step))
    for (index, kind), items in entries.items():
        made += added(source, calls[index].place(kind).node, items)
    for index, words in fresh.items():
        items = [word + texts[0] if word.endswith("=") else f"{word}={{{', '.join(texts)}}}" for word, texts in words.items()]
        made += added(source, calls[index].node, items)
    return made


def _entry(source: Source, bracket: Any, step: Step) -> str:
    """`name=value` for `step=NUTS(...)`, else `"name": value` with the quotes that the dictionary has."""
    if step.kind == "step":
        return f"{step.site.spelled}={step.text}"
    quote = "'" if bracket.keys and source.segment(bracket.keys[0]).startswith("'") else '"'
    return f"{quote}{step.site.spelled}{quote}: {step.text}"
