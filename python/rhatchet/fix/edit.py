"""Applies changes to the text of a model file, and proves its own work before it hands it out."""

from __future__ import annotations

import base64
from typing import Any

from .calls import Survey
from .changes import read_changes, read_context
from .proof import prove
from .refusal import Refusal
from .settle import edits, settle
from .source import Source


def apply(source: Source, request: dict[str, Any]) -> dict[str, Any]:
    """The new text, its digests, the diff, and every change with its place. Nothing is written.

    A `sha256` in the request is that of the file as it was looked at: another file is refused (`conflict`).
    `after_base64` are the very bytes to write (byte order mark, encoding and line breaks kept); `after` is for reading.
    """
    expected = request.get("sha256")
    if expected is not None and expected != source.sha256:
        raise Refusal("conflict", f"'{source.name}' has been changed since it was read", "look at the file and send the change again")
    survey = Survey(source, read_context(request))
    after = source.edited(edits(source, settle(survey, read_changes(request))))
    proof = prove(source, after, request | {"allow_cosmetic": False})
    if not proof["proven"]:
        raise Refusal("diff_mismatch", f"'{source.name}': the edit cannot be proven", str(proof["differences"])[:400])
    return {
        "file": source.name, "class": "parameter", "changes": proof["changes"], "diff": proof["diff"],
        "before_sha256": source.sha256, "after_sha256": after.sha256, "encoding": source.encoding,
        "after": after.text, "after_base64": base64.b64encode(after.data).decode("ascii"),
    }
