"""Records one chain of PyMC's own samplers, draw by draw, and keeps what a checkpoint needs."""

import math
import struct

from .checkpoint import write_checkpoint
from .drawlog import SingleDraw
from .segment import timestamp

#: The metric of a checkpoint is the variance over this many of the newest draws, thinned to at most KEPT points.
WINDOW = 1000
KEPT = 125
#: Memory for these points, per chain.
KEPT_BYTES = 4 * 2**20


class PyMCChain:
    """One chain's file and its newest points. ``record`` is the hot path: see bench/hook_cost.py."""

    def __init__(self, run, layout, trace, chain, point, file=None, before=0):
        self.run, self.chain, self.sources = run, chain, layout.sources
        self.draw = SingleDraw(layout.variables, layout.statistics)
        #: The file may have been begun with draws of earlier segments; these many stand before the first of this one.
        self.before = before
        self.file = file or run.open_chain(chain, self.draw.columns)
        # The trace's arrays are allocated for the whole run; they are replaced only when the chain is closed.
        self.pairs = [(v, trace.samples[c.name]) for v, c in zip(self.draw.views, self.draw.variables)]
        self.recorded = 0
        self.saved = -1
        self.last = None
        self._keep_points(point)

    def record(self, draw, row):
        """Append one draw, which lies in this row of the trace: one block, one write."""
        index, single = draw.draw_idx, self.draw
        for view, samples in self.pairs:
            view[...] = samples[row]
        stats = draw.stats
        try:
            # NUTS leaves the log density out beside another step method, with every draw.
            values = [stats[i].get(name, math.nan) for i, name in self.sources]
            single.pack_statistics(single.block, single.statistics_at, *values, draw.tuning)
        except (TypeError, struct.error):
            values = self._odd_values(stats)
            single.pack_statistics(single.block, single.statistics_at, *values, draw.tuning)
        self.file.append(single.seal(self.before + index))
        self.recorded = index + 1
        self.last = draw
        if index % self.stride == 0:
            row = self.points[(index // self.stride) % len(self.points)]
            for name, start, end in self.slices:
                row[start:end] = draw.point[name].ravel()

    def _odd_values(self, stats):
        """Statistics that a step method left out or gave in another type than it announced."""
        values = []
        for (index, name), column in zip(self.sources, self.draw.statistics):
            try:
                value = float(stats[index].get(name, math.nan))
            except (TypeError, ValueError):
                value = math.nan
            known = value == value
            values.append(value if column.dtype[1] == "f" else (bool(value) if known else False) if column.width == 1 else int(value) if known else -1)
        return values

    def _keep_points(self, point):
        import numpy as np

        self.slices, start = [], 0
        for name, value in point.items():
            if value.dtype.kind == "f":
                self.slices.append((name, start, start + value.size))
                start += value.size
        rows = max(16, min(KEPT, KEPT_BYTES // (8 * max(1, start))))
        self.stride = max(1, WINDOW // rows)
        self.points = np.empty((rows, start))

    def checkpoint(self):
        """Write the chain's checkpoint if it has drawn since the last one."""
        import numpy as np

        if self.last is None or self.saved == self.recorded:
            return
        draw = self.last
        kept = self.points[: min(len(self.points), (draw.draw_idx // self.stride) + 1)]
        arrays = {f"point:{name}": np.asarray(value) for name, value in draw.point.items()}
        if len(kept) > 1 and kept.shape[1]:
            arrays["mean"], arrays["variance"] = kept.mean(axis=0), kept.var(axis=0)
        facts = {
            "training": self.run.segment.training,
            "segment": self.run.segment.number,
            "run": self.run.number,
            "chain": self.chain,
            "sampler": "pymc",
            "time": timestamp(),
            "draw": draw.draw_idx,
            "tuning": bool(draw.tuning),
            "restart": "warm",
            "step_size": self._statistic("step_size"),
            "step_size_bar": self._statistic("step_size_bar"),
            "variance_draws": len(kept),
            "variables": [{"name": n, "shape": list(np.shape(v))} for n, v in draw.point.items()],
            "continuous": [name for name, _, _ in self.slices],
        }
        write_checkpoint(self.run.checkpoint_path(self.chain), facts, arrays)
        self.saved = self.recorded

    def _statistic(self, name):
        """The newest value of a statistic of whichever step method has it; None when there is none."""
        for stats in self.last.stats:
            if name in stats and math.isfinite(float(stats[name])):
                return float(stats[name])
        return None
