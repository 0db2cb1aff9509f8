"""Records draws that somebody hands over one at a time: the user's own loop, or NumPyro's through a callback."""

import threading

from .control import Control
from .drawlog import LARGEST_BLOCK, Column, SingleDraw, block_bytes, disk_dtype
from .plan import from_segment, graded


class Stopped(KeyboardInterrupt):
    """The watch asked for a stop; every draw handed over before is recorded."""


class Recording:
    """One run whose draws are handed over. Chains may come from several threads."""

    def __init__(self, segment, run, facts, why_cold, begins=True):
        """``facts`` for run.json; ``why_cold`` says why nothing is taken over when a resume plan is there.

        Without ``begins`` run.json is written by ``begin`` or with the first draw.
        """
        self.segment, self.run = segment, run
        self.control, self.lock = Control(segment, run.number), threading.RLock()
        self.files, self.counts, self.single = {}, {}, {}
        self.columns, self.stopping, self.broken = None, False, False
        #: Names of the variables' dimensions, where they have any.
        self.dims = {}
        if segment.plan is not None:
            facts = {**facts, "resume": graded("cold", from_segment(segment), reason=why_cold)}
        self._facts = facts
        if begins:
            self.begin()

    def begin(self, **more):
        """Write run.json, once; ``more`` facts than were known at first."""
        if self._facts is not None:
            facts, self._facts = {**self._facts, **more}, None
            self.run.begin(**facts)

    def go_on(self, kept, chains):
        """Take the chains' files that begin with draws of an earlier segment (``Kept``)."""
        self.columns = kept.columns
        for chain in chains:
            file, count = kept.take(chain)
            if file is not None:
                self.files[chain], self.counts[chain], self.single[chain] = file, count, self._draw()

    def describe(self, variables, statistics):
        """Fix the columns from one draw's arrays, which have neither chain nor draw dimension."""
        import numpy as np

        self.columns = []
        for group, values in (("posterior", variables), ("sample_stats", statistics)):
            for name, value in values.items():
                dtype = disk_dtype(np.asarray(value).dtype)
                if group == "posterior" and not self.segment.records(name) or dtype is None:
                    self.run.facts.setdefault("left_out", []).append(name)
                elif group == "posterior" or np.shape(value) == ():
                    self.columns.append(Column(name, group, dtype, np.shape(value), tuple(self.dims.get(name, ()))))
        self.columns.append(Column("tuning", "sample_stats", "|u1", (), ()))
        if self.run.facts.get("left_out"):
            self.run.write()

    def append(self, chain, variables, statistics, tuning):
        """Record one draw of one chain. A failure of the recorder ends the recording and never the sampler."""
        self._attempt(self._append, chain, variables, statistics, tuning)

    def append_block(self, chain, variables, statistics, tune):
        """Record some draws of one chain, arrays with a draw dimension in front; the chain's first ``tune`` are warm-up."""
        self._attempt(self._append_block, chain, variables, statistics, tune)

    def _attempt(self, append, *arguments):
        with self.lock:
            if not self.broken:
                try:
                    append(*arguments)
                except Exception as error:
                    self.segment.note(f"recording run {self.run.number} ended: {type(error).__name__}: {error}")
                    self.give_up(error)

    def give_up(self, why):
        """Record no more; the sampler goes on."""
        self.broken = True
        self.segment.guard("run.json", lambda: self.run.write(recorded=False, error=f"not recorded: {why}"))

    def attend(self):
        """Answer a request to hold by waiting here, and one to stop with Stopped."""
        with self.lock:
            if self.control.due():
                if self.control.wants_hold():
                    self.flush()
                    self.control.hold()
                if self.control.wants_stop():
                    self.stopping = True
            if self.stopping:
                raise Stopped("a stop was asked for; every draw is recorded")

    def flush(self):
        """Try to write what a full disk has refused."""
        for file in self.files.values():
            file.flush()

    def end(self, error=None):
        """Close the files; run.json says how it ended."""
        with self.lock:
            self.begin()
            for file in self.files.values():
                file.close()
            if self.stopping or isinstance(error, KeyboardInterrupt):
                self.run.end("stopped")
            elif error is not None:
                self.run.end("failed", f"{type(error).__name__}: {error}")
            else:
                self.run.end("finished")

    def _begin(self, chain, variables, statistics):
        """The chain's file and columns, made with its first draw."""
        if self.columns is None:
            self.begin()
            self.describe(variables, statistics)
        if chain not in self.files:
            self.single[chain] = self._draw()
            self.files[chain] = self.run.open_chain(chain, self.single[chain].columns)
            self.counts[chain] = 0
        return self.single[chain]

    def _draw(self):
        """A draw's room."""
        group = {g: [c for c in self.columns if c.group == g] for g in ("posterior", "sample_stats")}
        return SingleDraw(group["posterior"], group["sample_stats"])

    def _append_block(self, chain, variables, statistics, tune):
        import numpy as np

        first = lambda values: {name: value[0] for name, value in values.items()}
        columns, count = self._begin(chain, first(variables), first(statistics)).columns, len(next(iter(variables.values())))
        numbers = np.arange(self.counts[chain], self.counts[chain] + count)
        values = {"posterior": variables, "sample_stats": {**statistics, "tuning": numbers < tune}}
        for start in range(0, count, LARGEST_BLOCK):
            arrays = [values[c.group][c.name][start : start + LARGEST_BLOCK] for c in columns]
            self.files[chain].append(block_bytes(self.counts[chain], arrays, columns))
            self.counts[chain] += len(arrays[0])

    def _append(self, chain, variables, statistics, tuning):
        single = self._begin(chain, variables, statistics)
        for view, column in zip(single.views, single.variables):
            view[...] = variables[column.name]
        values = [tuning if c.name == "tuning" else _as(c.dtype, statistics[c.name]) for c in single.statistics]
        single.pack_statistics(single.block, single.statistics_at, *values)
        self.files[chain].append(single.seal(self.counts[chain]))
        self.counts[chain] += 1


def _as(dtype, value):
    kind = {"f": float, "i": int, "u": bool}[dtype[1]]
    return kind(value)
