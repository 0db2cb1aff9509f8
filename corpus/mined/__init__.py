"""Reads the batches of mined logs: many short logs in one file, each below a line that labels it.

    ### NAME | CATEGORY | END | EVIDENCE

CATEGORY is one of the five or `healthy`; END is the exit status, `s` and the number of a signal, or `-` where nobody knows;
EVIDENCE is a text of the line that shows the cause, and empty where there is none.
"""

from dataclasses import dataclass

MARK = "### "


@dataclass
class Case:
    """One log with its label."""

    name: str
    category: str | None
    exit_status: int | None
    signal: int | None
    message: str
    lines: list

    def line(self):
        """The last line that has the evidence, from 1; None without evidence."""
        return max((number for number, text in enumerate(self.lines, 1) if self.message and self.message in text), default=None)

    def write(self, folder):
        """Writes the log into the folder; its label, with the keys of the other parts."""
        log = f"{self.name}.log"
        (folder / log).write_text("".join(f"{text}\n" for text in self.lines))
        return {
            "log": log,
            "category": self.category,
            "exit_status": self.exit_status,
            "signal": self.signal,
            "message": self.message,
            "line": self.line(),
        }


def cases(file):
    """All cases of a batch; ValueError where the evidence is not in the log."""
    found = []
    for text in file.read_text().splitlines():
        if text.startswith(MARK):
            found.append(labelled(*[part.strip() for part in text.removeprefix(MARK).split("|", 3)]))
        else:
            found[-1].lines.append(text)
    lost = [case.name for case in found if case.message and case.line() is None]
    if lost:
        raise ValueError(f"{file.name}: no line with the evidence in {', '.join(lost)}")
    return found


def labelled(name, category, end, message):
    """A case that has no lines yet."""
    signal = int(end[1:]) if end.startswith("s") else None
    status = None if signal is not None or end == "-" else int(end)
    return Case(name, None if category == "healthy" else category, status, signal, message, [])
