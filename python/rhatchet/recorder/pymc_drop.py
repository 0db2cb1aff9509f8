"""Ends single chains of a run of PyMC while the others go on, and leaves them out of what ``pymc.sample`` returns.

A chain that has a process of its own is taken out of PyMC's pool and its worker ended. Chains that share one process are
drawn one after the other, and an interrupt ends the one that draws. PyMC returns the chains whose number times length is
largest, and a trace that is marked as empty never among them.
"""

import contextlib
import os
import shutil

from .control import dropped_chains


class Drops:
    """The chains of one run that were ended alone."""

    def __init__(self, traces):
        self.traces, self.chains, self.pool = traces, set(), None

    @contextlib.contextmanager
    def watching(self):
        """Inside, the pool that PyMC makes for this run is known; with a PyMC that has none, no chain can be dropped."""
        import pymc.sampling.parallel as parallel

        original, drops = getattr(parallel, "ParallelSampler", None), self
        if original is None:
            yield
            return

        class Pool(original):
            def __init__(self, *args, **kwargs):
                original.__init__(self, *args, **kwargs)
                drops.pool = self

        parallel.ParallelSampler = Pool
        try:
            yield
        finally:
            parallel.ParallelSampler, self.pool = original, None

    def carry(self, join):
        """What was dropped before the segment stays so: nothing more is drawn of it."""
        self.chains = dropped_chains(os.path.join(join.earlier.folder, "dropped.json"))
        for plan in join.plans:
            if plan.chain in self.chains:
                plan.missing = 0

    def keep(self, earlier, folder):
        """Say in the segment's own folder what was dropped before it."""
        if self.chains:
            shutil.copyfile(*(os.path.join(place, "dropped.json") for place in (earlier, folder)))

    def take(self, wanted, active):
        """End chains that were asked for since the last time; ``active`` are the chains of PyMC's workers, in order."""
        new = wanted & set(active) - self.chains
        self.chains |= new
        for chain in new if self.pool is not None else ():
            self._end(active.index(chain))

    def interrupts(self, chain):
        """Whether this chain is to end by an interrupt: of chains that share a process the next one then begins."""
        return self.pool is None and chain in self.chains

    def _end(self, worker):
        pool = self.pool
        for process in [p for p in pool._active if p.chain == worker]:
            pool._active.remove(process)
            type(process).terminate_all([process])
            # PyMC waits two seconds for it and leaves one that is deep in a step to itself.
            if process._process.is_alive():
                process.terminate()
        pool._inactive = [p for p in pool._inactive if p.chain != worker]
        pool._make_active()

    def empty(self):
        """Nothing is drawn any more: what was drawn of them is in their files, and not in the result."""
        for chain in self.chains:
            self.traces[chain].draw_idx = 0
