"""The class of a fix, computed from two versions of a model file and the hashes of its data; see `rules` for the table."""

from __future__ import annotations

import ast
from typing import Any

from .calls import Survey
from .changes import read_context
from .difference import compare
from .failure import Failure
from .harmless import Unwrapped
from .hidden import brought_in
from .judging import Judge
from .model import ModelCode
from .names import Names
from .proof import diff, facts
from .reading import Context
from .refusal import Refusal
from .renaming import Renaming, renamed
from .rules import RULES, combined
from .source import Source
from .statements import Pair, differing
from .vocabulary import RUN_SUFFIXES

#: Differences that are told one by one; all of them count for the class.
TOLD = 40


def classify(before: Source, after: Source, request: dict[str, Any]) -> dict[str, Any]:
    """The class, the changed sampler literals, and every difference with its rule and reason.

    Raises `syntax` where the file after does not parse: nothing of it could run.
    """
    context, local = read_context(request), _local(request)
    before.require_comparable()
    after.require_comparable()
    after.require_comparable(after.parsed())
    data = _data(request)
    changes, rows = _code(before, after, context, request, local)
    fix, raised = combined([RULES[row["rule"]].fix for row in rows + data], bool(data))
    if not rows and not data:
        fix = "none" if before.data == after.data else "cosmetic"
    rows += data + ([_row(raised)] if raised else [])
    return {
        "class": fix, "changes": changes, "cosmetic": _is_cosmetic(fix, before, after), "differences": rows[:TOLD],
        "left_out": max(0, len(rows) - TOLD), "before_sha256": before.sha256, "after_sha256": after.sha256,
        "diff": diff(before, after),
    }


def _is_cosmetic(fix: str, before: Source, after: Source) -> bool:
    return fix in ("cosmetic", "data") and before.data != after.data


def _code(before: Source, after: Source, context: Context, request: dict[str, Any], local: frozenset[str] | None):
    """The sampler literals that changed, and one row for every difference in the model file."""
    seen = brought_in(before, after)
    rows = [_row("hidden_text", line_after=line, after=name) for line, name in seen]
    try:
        surveys = Survey(before, context), Survey(after, context)
    except Refusal:
        return [], rows + [_row("nothing_to_compare", line_before=1, line_after=1)]
    before.require_comparable(surveys[0].tree)
    observed, _ = compare(*surveys)
    literals = facts(observed, before, after, context)
    rows += [_row("sampler_literal", line_before=fact["line_before"], line_after=fact["line"], before=fact["before"], after=fact["after"])
             for fact in literals]
    return literals, rows + _differences(*surveys, Failure.read(request.get("context") or {}, local or frozenset()), local)


def _differences(old: Survey, new: Survey, failure: Failure | None, local: frozenset[str] | None) -> list[dict[str, Any]]:
    """What differs besides: first what runs the same under other names or handlers, then statement by statement."""
    if ast.dump(old.tree) == ast.dump(new.tree):
        return []
    rows = []
    if pairs := renamed(old.tree, new.tree):
        new.tree = Renaming(pairs).visit(new.tree)
        rows += [_row("renamed", before=was, after=now) for now, was in pairs.items()]
    unwrapped = Unwrapped(Names(old.tree)), Unwrapped(Names(new.tree))
    trees = unwrapped[0].visit(old.tree), unwrapped[1].visit(new.tree)
    rows += _handlers(*unwrapped, old.source, new.source)
    judge = Judge(*(ModelCode(tree, [call.node for call in side.calls]) for tree, side in zip(trees, (old, new))), failure, local)
    found = [_told(judge.rule(pair), pair, old.source, new.source) for pair in differing(*trees)]
    if not found and ast.dump(trees[0]) != ast.dump(trees[1]):
        found = [_row("nothing_to_compare")]
    return rows + found


def _handlers(old: Unwrapped, new: Unwrapped, before: Source, after: Source) -> list[dict[str, Any]]:
    texts = [[ast.dump(handler) for handler in side.handlers] for side in (old, new)]
    if texts[0] == texts[1]:
        return []
    lines = [side.handlers[0].lineno if side.handlers else None for side in (old, new)]
    return [_row("reraised", line_before=lines[0], line_after=lines[1])]


def _told(rule: str, pair: Pair, before: Source, after: Source) -> dict[str, Any]:
    row = _row(rule)
    row["kind"] = pair.kind
    for side, node, source in (("before", pair.old, before), ("after", pair.new, after)):
        if node is not None and hasattr(node, "lineno"):
            text = source.segment(node)
            row |= {f"line_{side}": node.lineno, side: text if len(text) <= 160 else text[:157] + "..."}
    return row


def _row(rule: str, **facts: Any) -> dict[str, Any]:
    fix = RULES[rule]
    return {"kind": "changed", "rule": rule, "class": fix.fix, "reason": fix.reason, "line_before": None, "line_after": None,
            "before": None, "after": None, **facts}


def _local(request: dict[str, Any]) -> frozenset[str] | None:
    """The modules that lie beside the model file, of `context`; None where nobody has looked."""
    context = request.get("context")
    said = context.get("local") if isinstance(context, dict) else None
    if said is None:
        return None
    if not isinstance(said, list) or not all(isinstance(name, str) for name in said):
        raise Refusal("malformed", "'local' must be a list of module names", 'send {"local": ["helpers"]} or leave it out')
    return frozenset(said)


def _data(request: dict[str, Any]) -> list[dict[str, Any]]:
    """One row for every input file whose contents differ: `data` is `{"before": {path: sha256}, "after": …}`."""
    said = request.get("data")
    said = {} if said is None else said
    sides = [said.get(side) or {} for side in ("before", "after")] if isinstance(said, dict) else [None, None]
    if not all(isinstance(side, dict) and all(isinstance(value, str) for value in side.values()) for side in sides):
        raise Refusal("malformed", "'data' must be {before, after}, each an object of hashes by path", "send SHA-256 by path")
    old, new = sides
    return [_row("code_file" if path.lower().endswith(RUN_SUFFIXES) else "data_file", file=path, before=old.get(path), after=new.get(path),
                 kind="added" if path not in old else "removed" if path not in new else "changed")
            for path in sorted({*old, *new}) if old.get(path) != new.get(path)]
