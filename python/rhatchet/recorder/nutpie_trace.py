"""Turns nutpie's Arrow trace into draw log blocks and checkpoints."""

import re
import time

from . import fingerprint
from .checkpoint import write_checkpoint
from .drawlog import LARGEST_BLOCK, Column, block_bytes, disk_dtype
from .kept import Kept
from .plan import Cold, entry_of, from_segment, graded
from .pymc_layout import named_dims
from .run import plain_coords
from .segment import timestamp

#: nutpie's statistics under ArviZ's names.
ARVIZ_NAMES = {
    "depth": "tree_depth",
    "maxdepth_reached": "reached_max_treedepth",
    "mean_tree_accept": "acceptance_rate",
    "logp": "lp",
}
LEFT_OUT = {"chain", "draw", "tuning"}
COLD = "nutpie takes no metric and no per-chain start"
CHECKPOINT_INTERVAL = 5.0


class Recorded:
    """What has been recorded of a run: its columns, its chains' files and how far each is."""

    def __init__(self, segment, call, run, handle, arguments, given=None, join=None, why=""):
        self.segment, self.run = segment, run
        self.compiled = handle._compiled_model
        self.files, self.before, self.done, self.writing, self.columns, self.sources = {}, {}, {}, {}, None, None
        self._checkpoint_at = 0.0
        settings = _settings(handle._settings)
        numbers = join.active if join else range(settings["num_chains"])
        #: How many draws each chain of the run records, warm-up included, in the order of nutpie's own chains.
        self.totals = {n: settings["num_tune"] + (join.missing[n] if join else settings["num_draws"]) for n in numbers}
        self.tune = settings["num_tune"]
        known = segment.guard("fingerprint", fingerprint_of, call, self.compiled)
        run.coords = plain_coords(self.compiled.coords)
        self.kept = join.kept if join else Kept()
        run.begin(
            chains=join.chains if join else settings["num_chains"],
            tune=settings["num_tune"],
            draws=join.draws if join else settings["num_draws"],
            cores=arguments.get("cores"),
            kernel={**_kernel(settings, arguments), "given": given},
            fingerprint=known,
            resume=join.graded() if join else segment.guard("resume", _resume, segment, run.number, known, why),
        )

    def count(self):
        """Draws recorded in all chains."""
        return sum(self.done.values())

    def complete(self):
        """Whether every chain has all its draws."""
        return self.done == self.totals

    def absorb(self, draw_batches, stat_batches):
        """Append what is new; batches are one per chain, in the chains' order."""
        if self.columns is None and draw_batches:
            self._plan_columns(draw_batches[0], stat_batches[0])
            self._fit_kept()
        for chain, draws, stats in zip(self.totals, draw_batches, stat_batches):
            if min(draws.num_rows, self.totals[chain]) > self.done.get(chain, 0):
                self._append(chain, draws, stats)
        if time.monotonic() >= self._checkpoint_at:
            self._checkpoints(draw_batches, stat_batches)
            self._checkpoint_at = time.monotonic() + CHECKPOINT_INTERVAL
        self._newest = draw_batches, stat_batches

    def close(self):
        """Write the last checkpoints and close the files."""
        if self.files:
            self.segment.guard("checkpoints", self._checkpoints, *self._newest)
        for file in self.files.values():
            file.close()

    def _plan_columns(self, draws, stats):
        unconstrained = _unconstrained(self.compiled, draws.column_names)
        self.columns, self.sources = [], []
        for batch, group in ((draws, "posterior"), (stats, "sample_stats")):
            for name in batch.column_names:
                meta = batch.column(name).field.metadata
                shape, dims = _shape_and_dims(meta)
                if group == "posterior":
                    wanted, public = name not in unconstrained and self.segment.records(name), name
                else:
                    wanted = not shape and b"event_dim" not in meta and name not in LEFT_OUT
                    public = ARVIZ_NAMES.get(name, name)
                dtype = _dtype(batch.column(name)) if wanted else None
                if dtype is not None:
                    self.columns.append(Column(public, group, dtype, shape, named_dims(name, shape, dims)))
                    self.sources.append((group, name))
        self.columns.append(Column("tuning", "sample_stats", "|u1", (), ()))
        self.sources.append(("sample_stats", "tuning"))

    def _fit_kept(self):
        """Go on in the order in which files have been begun; with other columns they cannot be gone on with."""
        if not self.kept.files:
            return
        order = {(c.group, c.name, c.dtype, tuple(c.shape)): place for place, c in enumerate(self.kept.columns)}
        mine = [(c.group, c.name, c.dtype, tuple(c.shape)) for c in self.columns]
        if set(mine) != set(order):
            self.segment.note("earlier draws are left where they are: other variables or statistics are recorded now")
            return self.kept.discard()
        places = sorted(range(len(mine)), key=lambda place: order[mine[place]])
        self.columns = [self.columns[place] for place in places]
        self.sources = [self.sources[place] for place in places]

    def _append(self, chain, draws, stats):
        if chain not in self.files:
            file, self.before[chain] = self.kept.take(chain)
            self.files[chain] = file or self.run.open_chain(chain, self.columns)
        self._settle(chain)
        done, rows = self.done.get(chain, 0), min(draws.num_rows, self.totals[chain])
        new = {"posterior": draws.slice(done, rows - done), "sample_stats": stats.slice(done, rows - done)}
        arrays = [_values(new[g], name, c) for (g, name), c in zip(self.sources, self.columns)]
        for start in range(0, rows - done, LARGEST_BLOCK):
            part = [array[start : start + LARGEST_BLOCK] for array in arrays]
            block = block_bytes(self.before[chain] + done + start, part, self.columns)
            self.writing[chain] = self.files[chain].length() + len(block), done + start + len(part[0])
            self.files[chain].append(block)
            self.done[chain] = self.writing.pop(chain)[1]

    def _settle(self, chain):
        """An interrupt may have come between a write and its count; the file's length says whether it was written.

        Without this the last look would write the block once more, and a reader would stop there.
        """
        end, draws = self.writing.pop(chain, (None, None))
        if end is not None and self.files[chain].length() == end:
            self.done[chain] = draws

    def _checkpoints(self, draw_batches, stat_batches):
        """What there is: the last draw and the step size. nutpie cannot start from either, and the file says so."""
        for chain, draws, stats in zip(self.totals, draw_batches, stat_batches):
            last = self.done.get(chain, 0) - 1
            if last < 0:
                continue
            row = {"posterior": draws.slice(last, 1), "sample_stats": stats.slice(last, 1)}
            arrays = {}
            for name in draws.column_names:
                shape, _ = _shape_and_dims(draws.column(name).field.metadata)
                column = Column(name, "posterior", "<f8", shape, ())
                arrays[f"draw:{name}"] = _values(row["posterior"], name, column)[0]
            statistics = {c.name: float(_values(row[g], n, c)[0]) for (g, n), c in zip(self.sources, self.columns) if g != "posterior"}
            facts = {
                "training": self.segment.training,
                "segment": self.segment.number,
                "run": self.run.number,
                "chain": chain,
                "sampler": "nutpie",
                "time": timestamp(),
                "draw": last,
                "tuning": bool(statistics["tuning"]),
                "restart": "cold",
                "reason": COLD,
                "step_size": statistics.get("step_size"),
                "step_size_bar": statistics.get("step_size_bar"),
                "variance_draws": 0,
                "variables": [{"name": n[5:], "shape": list(a.shape)} for n, a in arrays.items()],
                "continuous": [],
            }
            write_checkpoint(self.run.checkpoint_path(chain), facts, arrays)


def _values(batch, name, column):
    """A column as an array (rows, *shape); missing statistics become NaN, or zero where the dtype has no NaN."""
    import numpy as np
    import pyarrow

    array = pyarrow.array(batch.column(name))
    if column.shape:
        array = array.flatten()
    if array.null_count:
        array = array.cast(pyarrow.float64())
    values = np.asarray(array.to_numpy(zero_copy_only=False))
    if values.dtype.kind == "f" and column.dtype[1] != "f":
        values = np.nan_to_num(values, nan=0)
    return values.reshape((batch.num_rows, *column.shape))


def _dtype(column):
    import pyarrow

    kind = pyarrow.array(column).type
    if pyarrow.types.is_list(kind) or pyarrow.types.is_large_list(kind) or pyarrow.types.is_fixed_size_list(kind):
        kind = kind.value_type
    numeric = pyarrow.types.is_integer(kind) or pyarrow.types.is_floating(kind) or pyarrow.types.is_boolean(kind)
    return disk_dtype(kind.to_pandas_dtype()) if numeric else None


def _shape_and_dims(meta):
    shape = tuple(int(n) for n in meta.get(b"shape", b"").decode().split(",") if n)
    dims = meta.get(b"dims", b"").decode().split(",") if meta.get(b"dims") else None
    return shape, dims


def _unconstrained(compiled, names):
    """The unconstrained twins of transformed variables, which nutpie draws beside them."""
    listed = set(getattr(compiled, "reparameterized_names", None) or ())
    twins = {n for n in names if (m := re.fullmatch(r"(.+)_[a-z0-9]+__", n)) and m[1] in names}
    return listed | twins


def _settings(settings):
    """nutpie's settings as one flat dict; 0.16.8 has attributes (not all readable), 0.16.11 a nested dict."""
    flat = {}
    if hasattr(settings, "as_dict"):
        pending = [settings.as_dict()]
        while pending:
            for key, value in pending.pop().items():
                pending.append(value) if isinstance(value, dict) else flat.setdefault(key, value)
        return flat
    for name in ("num_chains", "num_tune", "num_draws", "target_accept", "maxdepth"):
        try:
            flat[name] = getattr(settings, name)
        except AttributeError:
            flat[name] = None
    return flat


def _kernel(settings, arguments):
    target = settings.get("target_accept")
    return {
        "target_accept": target if target is not None else arguments.get("target_accept", 0.8),
        "max_treedepth": settings.get("maxdepth"),
        "adaptation": arguments.get("adaptation", "diag"),
    }


def fingerprint_of(call, compiled):
    """With the PyMC model at hand its fingerprint; else the names alone, without a log density."""
    if call is not None:
        return fingerprint.of_model(call.model())
    names = compiled.coords.get("unconstrained_parameter") if compiled.coords is not None else None
    if names is None:
        names = list(compiled.shapes or ())
    return {"variables": [{"name": str(n), "shape": [], "transform": None} for n in names], "logp": None}


def _resume(segment, number, known, why):
    """Cold always: one common start would blind R-hat."""
    if segment.plan is None:
        return None
    try:
        entry_of(segment, number, known)
        reason = COLD
    except Cold as cold:
        reason = f"{cold}; besides, {COLD}"
    return graded("cold", from_segment(segment), reason="; ".join(filter(None, (why, reason))))
