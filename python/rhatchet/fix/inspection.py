"""Looks at a file: its sampler calls and their parameters, or only whether it can run at all."""

from __future__ import annotations

from typing import Any

from .calls import Survey
from .reading import Context, SamplerCall
from .source import Source


def inspect(source: Source, context: Context | None = None) -> dict[str, Any]:
    """Every sampler call with every parameter of the allow-list: value and place, default, or where it comes from."""
    survey = Survey(source, context)
    return {"file": source.name, "sha256": source.sha256, "encoding": source.encoding,
            "calls": [_call(call, source) for call in survey.calls], "ignored": survey.ignored}


def _call(call: SamplerCall, source: Source) -> dict[str, Any]:
    return {"call": call.index, "sampler": call.sampler, "kernel": call.kernel, "spelled": call.spelled,
            "line": call.node.lineno, "end_line": call.node.end_lineno, "column": source.column(call.node),
            "parameters": {name: site.as_json(source) for name, site in call.sites.items()}}


def check(source: Source) -> dict[str, Any]:
    """Whether the file compiles; raises `syntax` with `file:line:column`. Whether it samples is a hint, not a verdict."""
    source.parsed()
    survey = Survey(source)
    count, hint = len(survey.calls), ""
    if count == 0:
        hint = "no sampler call is seen in this file; it may sample in a module that it imports"
    return {"ok": True, "file": source.name, "sha256": source.sha256, "sampler_calls": count,
            "ignored": survey.ignored, "hint": hint}


