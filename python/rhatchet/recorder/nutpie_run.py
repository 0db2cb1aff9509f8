"""Records one run of nutpie by looking at its trace.

A look copies nutpie's whole trace. So there is one soon after the start, then one no more often than 100 times what
it costs, at least every minute, and one at the end.
"""

import threading
import time

from .control import Control
from .nutpie_trace import Recorded

FIRST_LOOK = 0.2
LONGEST_WAIT = 60.0
COST_FACTOR = 100
#: Seconds that a call waits inside nutpie before it looks for requests.
TICK = 0.1


class NutpieRun:
    """The recorder of one run: when to look, when to hold, when to stop."""

    def __init__(self, segment, call, run, handle, arguments, resume):
        self.segment, self.run = segment, run
        self.control = Control(segment, run.number)
        self.draws = Recorded(segment, call, run, handle, arguments, **resume)
        self.broken = self.stopped = self.looked = False
        self.due = time.monotonic() + FIRST_LOOK

    def look(self, sampler):
        """Record what has been drawn since the last look. A failure ends the recording, not the run."""
        if self.broken:
            return
        first, self.looked = not self.looked, True
        started = time.thread_time()
        try:
            self.draws.absorb(*sampler.inspect().get_arrow_trace())
        except Exception as error:
            self.broken = True
            self.segment.note(f"recording run {self.run.number} ended: {type(error).__name__}: {error}")
            self.segment.guard("run.json", lambda: self.run.write(recorded=False, error=f"not recorded: {error}"))
        # What the first look costs is mostly the opening of the files, which comes only once.
        cost = 0.0 if first else time.thread_time() - started
        self.due = time.monotonic() + max(FIRST_LOOK, min(LONGEST_WAIT, COST_FACTOR * cost))

    def attend(self, sampler):
        """Answer requests and look when it is time; True when the sampler has been told to stop."""
        if self.control.due():
            if self.control.wants_hold():
                self._hold(sampler)
            if self.control.wants_stop():
                sampler.abort()
                self.stopped = True
                return True
        if time.monotonic() >= self.due:
            self.look(sampler)
        return False

    def _hold(self, sampler):
        """Pause, look until no chain moves any more (the draws under way end first), then hold."""
        sampler.pause()
        try:
            patience = time.monotonic() + 10
            while time.monotonic() < patience:
                before = self.draws.count()
                self.look(sampler)
                if self.broken or self.draws.count() == before:
                    break
                time.sleep(0.05)
            self.control.hold()
        finally:
            sampler.resume()

    def finish(self, sampler, error=None):
        """The last look; the run's last state follows from what was drawn."""
        self.look(sampler)
        self.draws.close()
        if error is not None:
            self.run.end("failed", f"{type(error).__name__}: {error}")
        elif self.broken or self.draws.complete():
            self.run.end("finished")
        else:
            self.run.end("stopped")


class WatchedSampler:
    """Stands where nutpie's handle keeps its sampler, and passes everything on to it.

    The sampler in Rust is one at a time: a second thread's call fails with "Already mutably borrowed" while one waits.
    So every call takes a lock, and waiting is done in short waits between which the lock is free.
    """

    def __init__(self, sampler, recorder):
        self._sampler = sampler
        self._recorder = recorder
        self._lock = threading.RLock()
        self._ended = False

    def wait(self, timeout=None):
        """Wait until the sampler has finished; TimeoutError as nutpie raises it."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            left = TICK if deadline is None else min(TICK, deadline - time.monotonic())
            try:
                with self._lock:
                    return self._sampler.wait(max(0.0, left))
            except TimeoutError:
                if deadline is not None and time.monotonic() >= deadline:
                    raise
            except Exception as error:
                self._end(error)
                raise
            with self._lock:
                if self._attend():
                    return None

    def take_results(self):
        """The trace, once; everything in it has been recorded before."""
        with self._lock:
            self._end()
            return self._sampler.take_results()

    def abort(self):
        """Stop sampling; what has been drawn stays."""
        with self._lock:
            result = self._sampler.abort()
            self._end()
            return result

    def look_in_background(self):
        """Look from a thread, for a script that does not wait but comes back for the result."""
        threading.Thread(target=self._background, name="rhatchet", daemon=True).start()

    def _background(self):
        while not self._ended:
            time.sleep(TICK)
            with self._lock:
                if self._ended or self._sampler.is_empty():
                    return
                if self._attend() or self._recorder.draws.complete():
                    return

    def _attend(self):
        return bool(self._recorder.segment.guard("watching nutpie", self._recorder.attend, self._sampler))

    def _end(self, error=None):
        if not self._ended:
            self._ended = True
            self._recorder.segment.guard("end of nutpie", self._recorder.finish, self._sampler, error)

    def __getattr__(self, name):
        value = getattr(self._sampler, name)
        if not callable(value):
            return value

        def locked(*args, **kwargs):
            with self._lock:
                return value(*args, **kwargs)

        return locked
