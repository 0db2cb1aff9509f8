"""The one error of this package."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """Something that is refused: a stable code, what was seen, the way out.

    Codes: `malformed unreadable syntax no_sampler ambiguous not_literal not_parameter_only diff_mismatch conflict internal`.
    """

    def __init__(self, code: str, message: str, hint: str = "", line: int | None = None, column: int | None = None):
        super().__init__(message)
        self.code, self.message, self.hint, self.line, self.column = code, message, hint, line, column

    def as_json(self) -> dict[str, Any]:
        """The `error` object that the caller gets."""
        return {
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
            "line": self.line,
            "column": self.column,
        }
