"""What one log of the corpus is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

CATEGORIES = ("implementation", "data", "resource", "convergence", "unknown", None)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One program, the way to run it, and what is known of how it ends.

    The label is written by the one who made the failure, before any classifier has seen the log.
    """

    name: str
    category: str | None
    reason: str
    program: str = ""
    """Text of `train.py`."""
    files: dict[str, str] = field(default_factory=dict)
    """More files of the project folder, by name."""
    python: str = "own"
    """Which interpreter: `own`, `pymc5` or `pymc6`."""
    packages: tuple[str, ...] = ()
    command: str = "exec {python} train.py"
    """A line of bash, run in the project folder; `{python}`, `{stanc}`, `{cmdstan}`, `{diagnose}` are filled in."""
    environment: dict[str, str] = field(default_factory=dict)
    privileged: bool = False
    """Runs in a mount namespace of its own (to mount a small disk); needs root."""
    kill_after: tuple[float, int] | None = None
    """After so many seconds the run gets this signal from outside."""
    ask_after: float | None = None
    """The log is read after so many seconds, while the program still runs; no exit status is known then."""
    cut_at: str | None = None
    """The log ends just before the last place where this text stands (a log that was cut off)."""
    append: str = ""
    """Lines that a batch system writes below; only in transcribed logs."""
    exit_status: int | None = None
    signal: int | None = None
    """Only where a batch system, not the run itself, tells the status (transcribed logs)."""
    transcribed: bool = False
    source: str | None = None
    type: str | None = None
    message: str | None = None
    evidence: str | None = None
    """Text that the line of evidence has; null for healthy logs and silent deaths."""
    first: bool = False
    """The evidence is the first line with that text rather than the last."""
    doubt: str | None = None
