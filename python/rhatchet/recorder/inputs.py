"""Writes down which files of the project the script opens for reading, so that their contents can be hashed later.

Python tells every opening by an audit event. What is opened by other means (a database, a library in C) is named under
`data:` in `rhatchet.yaml` instead. Nothing is read here, and no draw can change: an event that is not wanted costs one
comparison, a file that was seen before one look-up.
"""

import json
import os
import sys

#: Folders whose files are no input.
_LEFT_OUT = frozenset(("output", "__pycache__", "site-packages", "dist-packages", "node_modules"))
#: Files that are code, which is compared and not hashed.
_CODE = (".py", ".pyc", ".pyi", ".so", ".pth")
_WRITES = os.O_WRONLY | os.O_RDWR


class Inputs:
    """The files of one project that its script has opened; `inputs.jsonl` in the segment's folder has a line for each."""

    def __init__(self, segment):
        self._segment = segment
        self._project = _project(segment.folder)
        self._environment = os.path.realpath(sys.prefix) + os.sep
        self._seen = set()
        self._busy = False
        self._log = None

    def listen(self):
        """From now on, until the process ends: an audit hook cannot be taken away."""
        if self._project is not None:
            sys.addaudithook(self._hear)

    def _hear(self, event, arguments):
        if event != "open" or self._busy:
            return
        path = arguments[0]
        if type(path) is str and path in self._seen:
            return
        self._busy = True  # what follows opens files itself
        try:
            self._note(*arguments)
        except Exception:  # an error in an audit hook would be one of the script's
            pass
        finally:
            self._busy = False

    def _note(self, path, mode, flags):
        if isinstance(path, int) or not self._segment.is_ours():
            return
        if (isinstance(mode, str) and mode[:1] in "wxa") or (mode is None and isinstance(flags, int) and flags & _WRITES == os.O_WRONLY):
            return
        # A relative path means another file once the script has gone to another folder.
        name = os.path.abspath(os.fsdecode(path))
        if name in self._seen:
            return
        self._seen.add(name)
        if self._is_input(name):
            self._write({"path": os.path.relpath(name, self._project)})

    def _is_input(self, name):
        if not name.startswith(self._project + os.sep) or name.endswith(_CODE) or name.startswith(self._environment):
            return False
        folders = name[len(self._project) + 1:].split(os.sep)
        return not any(part.startswith(".") or part in _LEFT_OUT for part in folders) and os.path.isfile(name)

    def _write(self, fact):
        if self._log is None:
            path = os.path.join(self._segment.folder, "inputs.jsonl")
            self._log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0), 0o644)
        os.write(self._log, json.dumps(fact).encode() + b"\n")


def _project(segment):
    """The project that a segment's folder lies in; None where it lies in none."""
    project, found, _ = os.path.abspath(segment).rpartition(f"{os.sep}.rhatchet{os.sep}")
    return project if found else None
