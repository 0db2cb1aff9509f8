"""Answers the requests that lie in the segment's control folder: hold at a draw boundary, stop with all draws kept."""

import json
import os
import time

from .segment import timestamp, write_json

#: Seconds between two looks into the control folder.
INTERVAL = 0.1


class Control:
    """Looks into the control folder at most every INTERVAL seconds, so that it may be asked at every draw."""

    def __init__(self, segment, run=None):
        folder = os.path.join(segment.folder, "control")
        self.hold_file = os.path.join(folder, "hold")
        self.held_file = os.path.join(folder, "held")
        self.stop_file = os.path.join(folder, "stop")
        self.run = run
        self.dropped_file = None if run is None else os.path.join(segment.folder, f"run-{run}", "dropped.json")
        #: When the next look is due, on the monotonic clock.
        self.due_at = 0.0

    def due(self):
        """True when it is time for a look, at most once per INTERVAL; a clock is read, no file."""
        now = time.monotonic()
        if now < self.due_at:
            return False
        self.due_at = now + INTERVAL
        return True

    def wants_hold(self):
        """Whether somebody asks the sampler to hold."""
        return os.path.exists(self.hold_file)

    def wants_stop(self):
        """Whether somebody asks the sampler to stop: this call of it, or all."""
        try:
            with open(self.stop_file, encoding="utf-8") as file:
                asked = json.load(file).get("run")
        except FileNotFoundError:
            return False
        except (OSError, ValueError, AttributeError):
            return True
        return asked is None or self.run is None or asked == self.run

    def dropped(self):
        """Numbers of the chains that somebody has ended alone."""
        return dropped_chains(self.dropped_file)

    def hold(self):
        """Say that the sampler is held, and wait until the request is taken back or a stop is asked for.

        Waits in short sleeps, so that a signal is answered while the sampler is held. Where a full disk does not let it
        be said it holds all the same; who asked then waits for its own limit.
        """
        try:
            write_json(self.held_file, {"pid": os.getpid(), "time": timestamp()})
        except OSError:
            pass
        try:
            while self.wants_hold() and not self.wants_stop():
                time.sleep(INTERVAL / 2)
        finally:
            try:
                os.unlink(self.held_file)
            except OSError:
                pass


def dropped_chains(path):
    """Numbers of the chains that ``dropped.json`` names; none where there is no such file."""
    try:
        with open(path, encoding="utf-8") as file:
            return {int(entry["chain"]) for entry in json.load(file)}
    except (OSError, TypeError, ValueError, KeyError):
        return set()
