"""A program that is run for its log, and what is known of it before anybody reads that log."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is run, and the label.

    `program` is the text of `train.py`, or, with `command`, whatever file the command names. `says` is a text of the
    log's evidence, looked for from its end. `transcribed` are lines that this machine cannot produce, in the form that
    `source` shows; they are written below the output of the program, and `ends` is how such a run ends.
    """

    name: str
    category: str | None
    reason: str
    program: str = ""
    command: str = ""
    python: int = 5
    says: str = ""
    type: str | None = None
    files: dict[str, str] = field(default_factory=dict)
    transcribed: str = ""
    source: str | None = None
    ends: tuple[int | None, int | None] | None = None
    doubt: str | None = None
