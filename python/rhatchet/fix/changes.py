"""What a caller asks for: one change of one parameter, and which call it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .calls import Survey
from .parameters import CANONICAL, canonical
from .reading import Context, SamplerCall
from .refusal import Refusal


@dataclass(frozen=True)
class Change:
    """A change as it was asked for; `name` may be the sampler's own name of the parameter."""

    parameter: str
    name: str
    present: Any  # `from`; None also stands for an absent argument
    to: Any
    call: int | None
    line: int | None

    def means(self, call: SamplerCall) -> bool:
        """Whether the call's own number and the lines that it covers fit what was asked for."""
        lines = {call.node.lineno, *range(call.node.lineno, (call.node.end_lineno or call.node.lineno) + 1)}
        site = call.sites[self.parameter]
        lines |= {site.node.lineno} if site.node is not None else set()
        return self.call in (None, call.index) and (self.line is None or self.line in lines)


def read_changes(request: dict[str, Any]) -> list[Change]:
    """The `changes` of a request; `allowed` narrows the allow-list. Refuses `malformed`, `not_parameter_only`."""
    rows, allowed = request.get("changes"), request.get("allowed")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refusal("malformed", "'changes' must be a list of objects", "send [{parameter, from, to}]")
    if allowed is not None and not (isinstance(allowed, list) and all(isinstance(one, str) for one in allowed)):
        raise Refusal("malformed", "'allowed' must be a list of names", f"send some of {', '.join(CANONICAL)}")
    return [_change(row, None if allowed is None else {canonical(one) for one in allowed}) for row in rows]


def _change(row: dict[str, Any], allowed: set[str] | None) -> Change:
    missing = [key for key in ("parameter", "from", "to") if key not in row]
    unknown = set(row) - {"parameter", "from", "to", "call", "line", "file"}
    if missing or unknown:
        seen = f"has no '{missing[0]}'" if missing else f"has an unknown key '{sorted(unknown)[0]}'"
        raise Refusal("malformed", f"a change {seen}, allowed are parameter, from, to, call, line, file", "send those keys")
    for key in ("call", "line"):
        if row.get(key) is not None and type(row[key]) is not int:
            raise Refusal("malformed", f"'{key}' cannot be {row[key]!r}, allowed is a whole number", f"send a number or no '{key}'")
    parameter = canonical(row["parameter"])
    if allowed is not None and parameter not in allowed:
        raise Refusal("not_parameter_only", f"'{row['parameter']}' is not among the allowed {', '.join(sorted(allowed))}",
                      "send this change through the standard protocol")
    return Change(parameter, row["parameter"], row["from"], row["to"], row.get("call"), row.get("line"))


def read_context(request: dict[str, Any]) -> Context:
    """The `context` of a request: `{"pymc": "6.4.0", "sampler": "nutpie"}`, both optional."""
    said = request.get("context") or {}
    if not isinstance(said, dict):
        raise Refusal("malformed", "'context' must be an object", 'send {"pymc": "6.4.0", "sampler": "nutpie"}')
    major = str(said.get("pymc") or "").partition(".")[0]
    sampler = said.get("sampler")
    return Context(int(major) if major.isdecimal() else None, sampler if isinstance(sampler, str) else None)


def chosen(survey: Survey, change: Change) -> SamplerCall:
    """The call that a change means: the one named, the only one, or the only one that has it as a literal."""
    if not survey.calls:
        near = "; ".join(f"line {one['line']}: {one['reason']}" for one in survey.ignored)
        raise Refusal("no_sampler", f"no sampler call in '{survey.source.name}'" + (f" ({near})" if near else ""),
                      "call pm.sample or nutpie.sample in this file, under a name that is bound once")
    fitting = [call for call in survey.calls if change.means(call)]
    where = ", ".join(f"call {call.index} at line {call.node.lineno}" for call in survey.calls)
    if not fitting:
        raise Refusal("malformed", f"'{change.name}': no sampler call fits 'call' and 'line', there is {where}", "send one of these")
    if len(fitting) > 1:
        fitting = [call for call in fitting if call.sites[change.parameter].state in ("literal", "name")]
    if len(fitting) != 1:
        raise Refusal("ambiguous", f"'{change.name}' could mean several sampler calls: {where}",
                      "add 'line' or 'call' to the change", survey.calls[0].node.lineno)
    return fitting[0]
