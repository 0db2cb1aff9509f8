"""One start of the model's script: its folder, its environment, and where the recorder's own failures go."""

import contextlib
import fnmatch
import json
import os
import sys
import threading
import time
import traceback

from .ending import end_trial

VERSIONED = ("pymc", "nutpie", "numpyro", "blackjax", "jax", "pytensor", "pystan", "httpstan", "arviz", "numpy")


def timestamp():
    """The wall time in UTC with milliseconds, as the draw log writes it."""
    now = time.time()
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now)) + f".{int(now * 1000) % 1000:03d}Z"


def write_whole(path, content):
    """Write ``content`` (bytes) beside ``path`` and rename it onto it, so that a reader sees all of it or none."""
    beside = f"{path}.{os.getpid()}.tmp"
    try:
        with open(beside, "wb") as file:
            file.write(content)
        os.replace(beside, path)
    except OSError:
        # What a full disk took of it only takes room.
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def write_json(path, value):
    """Write ``value`` whole; numbers that JSON cannot hold (NaN, infinity) become null."""
    write_whole(path, json.dumps(_finite(value), indent=1, allow_nan=False).encode() + b"\n")


def _finite(value):
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and (value != value or abs(value) == float("inf")) else value


class Segment:
    """The folder of one start of the script, and what the environment asked for."""

    def __init__(self, folder, training="", plan=None, include=(), exclude=()):
        self.folder = folder
        self.training = training
        self.plan = plan
        self.include = include
        self.exclude = exclude
        self.pid = os.getpid()
        self._lock = threading.Lock()
        self._runs = 0
        self._versions = None

    @classmethod
    def from_environment(cls, environment):
        """The segment that RHATCHET_SEGMENT names; the other variables are optional."""
        def names(variable):
            return tuple(n.strip() for n in environment.get(variable, "").split(",") if n.strip())

        return cls(
            environment["RHATCHET_SEGMENT"],
            environment.get("RHATCHET_TRAINING", ""),
            environment.get("RHATCHET_PLAN") or None,
            names("RHATCHET_INCLUDE"),
            names("RHATCHET_EXCLUDE"),
        )

    @property
    def number(self):
        """The segment's number, which is its folder's name; 0 where the folder is named otherwise."""
        name = os.path.basename(os.path.normpath(self.folder))
        return int(name) if name.isdigit() else 0

    def next_run(self):
        """The number of this call of the sampler, counted from 0."""
        with self._lock:
            number, self._runs = self._runs, self._runs + 1
        return number

    def is_ours(self):
        """False in a forked child, which carries the hook in its memory but must not record."""
        return os.getpid() == self.pid

    def records(self, name):
        """Whether a variable of this name is wanted."""
        included = not self.include or any(fnmatch.fnmatchcase(name, p) for p in self.include)
        return included and not any(fnmatch.fnmatchcase(name, p) for p in self.exclude)

    def versions(self):
        """Python's version and those of the packages that matter, without importing one."""
        if self._versions is None:
            from importlib.metadata import PackageNotFoundError, version

            self._versions = {"python": ".".join(map(str, sys.version_info[:3]))}
            for name in VERSIONED:
                try:
                    self._versions[name] = version(name)
                except PackageNotFoundError:
                    pass
        return self._versions

    def say_hello(self, cooperative=False):
        """Tell the watch that this process is hooked, and whether it may only be asked and never be signalled."""
        os.makedirs(self.folder, exist_ok=True)
        hello = {
            "pid": self.pid,
            "executable": sys.executable,
            "argv": list(getattr(sys, "orig_argv", [])),
            "versions": self.versions(),
            "time": timestamp(),
        }
        if cooperative:
            hello["cooperative"] = True
        write_json(os.path.join(self.folder, "hello.json"), hello)

    def note(self, message):
        """One line into hook-errors.log; silent when even that fails."""
        try:
            with open(os.path.join(self.folder, "hook-errors.log"), "a", encoding="utf-8") as log:
                log.write(f"{timestamp()} {message}\n")
        except OSError:
            pass

    def guard(self, what, function, *arguments):
        """Call ``function`` and note what goes wrong in it; the script goes on as if nothing had been asked.

        A trial that is not recorded as it should be is worth nothing, and might run past its end: it ends.
        """
        try:
            return function(*arguments)
        except Exception:
            self.note(f"{what}:\n{traceback.format_exc()}")
            if self.is_ours():
                end_trial(1)
            return None
