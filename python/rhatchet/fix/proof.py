"""Proves that two versions of a file differ by exactly the authorised parameters, and by nothing else."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import Any

from .calls import Survey
from .changes import Change, read_changes, read_context
from .difference import Observed, compare
from .literals import same
from .parameters import defaults
from .reading import Context
from .settle import Step, edits, matches
from .source import Source


def prove(before: Source, after: Source, request: dict[str, Any]) -> dict[str, Any]:
    """The verdict: trees compared, parameters matched with the authorised set, bytes compared with the smallest edit."""
    changes, context = read_changes(request), read_context(request)
    before.require_comparable()
    after.require_comparable()
    observed, rest = compare(Survey(before, context), Survey(after, context))
    cosmetic = None if rest else _cosmetic(before, after, observed, context)
    found = facts(observed, before, after, context)
    differences = [fact | {"code": "not_parameter_only"} for fact in rest] + _unmatched(changes, observed, found, context)
    if cosmetic and not request.get("allow_cosmetic"):
        differences.append(_first_bytes(before, after))
    codes = {fact["code"] for fact in differences}
    code = "not_parameter_only" if "not_parameter_only" in codes else "diff_mismatch" if codes else None
    return {
        "proven": not differences, "code": code,
        "class": "other" if rest else "parameter" if observed else "none",
        "cosmetic": cosmetic, "changes": found, "differences": differences,
        "before_sha256": before.sha256, "after_sha256": after.sha256, "diff": diff(before, after),
    }


def _cosmetic(before: Source, after: Source, observed: list[Observed], context: Context) -> bool:
    """Whether bytes differ beyond the smallest edit that makes the observed changes."""
    survey = Survey(before, context)  # fresh, as the comparison has consumed its tree
    steps = []
    for one in observed:
        call = survey.calls[one.call.index]
        site = replace(call.sites[one.before.parameter], spelled=one.after.spelled)
        steps.append(Step(call, site, after.segment(one.after.node), one.after.place.kind))
    reference = before.edited(edits(before, steps))
    return reference.data != after.data


def facts(observed: list[Observed], before: Source, after: Source, context: Context) -> list[dict[str, Any]]:
    """The observed changes as the caller gets them."""
    return [_fact(one, before, after, context) for one in observed]


def _fact(one: Observed, before: Source, after: Source, context: Context) -> dict[str, Any]:
    """One observed change as the caller gets it; lines and columns count from 1."""
    was, now = one.before, one.after
    old = was.value if was.node is not None else _defaults(one, context)[0]
    return {
        "parameter": now.parameter, "spelled": now.spelled, "in": now.place.kind, "call": one.call.index,
        "from": old, "to": now.value,
        "how": "replaced" if was.state == "literal" else "rebound" if was.state == "name" else "added",
        "at": f"{after.name}:{now.node.lineno}", "line": now.node.lineno, "column": after.column(now.node),
        "line_before": was.node.lineno if was.node is not None else None,
        "before": before.segment(was.node) if was.node is not None else None, "after": after.segment(now.node),
        "notes": was.notes,
    }


def _defaults(one: Observed, context: Context) -> list[Any]:
    return defaults(one.after.parameter, one.after.spelled, one.call.sampler, one.call.kernel, context.pymc)


def _unmatched(changes: list[Change], observed: list[Observed], facts: list[dict[str, Any]], context: Context) -> list[dict[str, Any]]:
    """Set equality of the authorised and the observed: what is on one side only."""
    left, found = list(zip(observed, facts)), []
    for change in changes:
        hit = next((pair for pair in left if _authorises(change, pair[0], context)), None)
        if hit:
            left.remove(hit)
            hit[1]["from"] = hit[1]["from"] if change.present is None else change.present
        else:
            found.append({"kind": "missing", "code": "diff_mismatch", "parameter": change.parameter,
                          "from": change.present, "to": change.to, "line_before": change.line, "line_after": None})
    return found + [{"kind": "unauthorised", "code": "diff_mismatch", "parameter": fact["parameter"], "from": fact["from"],
                     "to": fact["to"], "line_before": fact["line_before"], "line_after": fact["line"]} for _, fact in left]


def _authorises(change: Change, one: Observed, context: Context) -> bool:
    was = one.before if one.before.node is not None else replace(one.before, defaults=_defaults(one, context))
    return (change.parameter == one.before.parameter and change.means(one.call)
            and matches(change.present, was) and same(change.to, one.after.value) and not same(was.value, one.after.value))


def _first_bytes(before: Source, after: Source) -> dict[str, Any]:
    """Where bytes differ that no authorised change explains; the first differing line of the files."""
    pairs = zip([*before.lines, ""], [*after.lines, ""])
    line = next((number for number, (old, new) in enumerate(pairs, 1) if old != new), 1)
    return {"kind": "cosmetic", "code": "diff_mismatch", "line_before": line, "line_after": line,
            "before": "".join(before.lines[line - 1:line])[:120], "after": "".join(after.lines[line - 1:line])[:120]}


def diff(before: Source, after: Source) -> str:
    """The unified diff, with git's mark where the last line has no break."""
    rows = difflib.unified_diff(before.lines, after.lines, f"a/{before.label}", f"b/{after.label}")
    return "".join(row if row[-1:] in "\r\n" else row + "\n\\ No newline at end of file\n" for row in rows)
