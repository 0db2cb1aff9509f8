"""Resume with the kernel unchanged on nutpie: finished chains are kept, and what others lack is drawn by fresh chains.

nutpie takes no metric and no start of its own for each chain, so a chain that was not finished keeps its draws, and a
fresh chain with a warm-up of its own draws the rest of them. The script gets every chain's kept draws and, behind them,
the new ones. Where variables or statistics of nutpie's result were not recorded, the whole has none of them either, and
run.json names them.
"""

import importlib.metadata
import json

from .earlier import Earlier, NotJoined
from .kept import Kept
from .nutpie_trace import ARVIZ_NAMES, COLD
from .plan import ALL
from .unconstrained import Back

#: nutpie's own names of statistics that are recorded under ArviZ's.
OWN_NAMES = {public: own for own, public in ARVIZ_NAMES.items()}
#: Arguments of nutpie.sample that say nothing of how a chain moves.
NOT_OF_THE_KERNEL = {
    "compiled_model", "draws", "tune", "chains", "cores", "seed", "save_warmup", "progress_bar", "blocking", "kwargs",
    "progress_template", "progress_style", "progress_rate", "progress_callback", "return_raw_trace", "zarr_store",
    "store_unconstrained",
}  # fmt: skip


class NutpieJoin:
    """What is kept of each chain, which chains are drawn, and the whole that the caller gets."""

    def __init__(self, segment, entry, number, known, said, arguments, model):
        """``said`` is the newest earlier run.json. Raises NotJoined."""
        for name in ("return_raw_trace", "zarr_store"):
            if arguments.get(name):
                raise NotJoined(f"the call sets '{name}'")
        self.number, self.known, self.model, self.arguments = number, known, model, arguments
        self.chains, self.tune, self.draws = (arguments.get(k) or said.get(k) for k in ("chains", "tune", "draws"))
        kernel = {**(said.get("kernel") or {})}
        if "given" in kernel:
            kernel["given"] = given(arguments)
        facts = {"chains": self.chains, "tune": self.tune, "sampler": "nutpie", "kernel": kernel}
        self.kernel = kernel
        self.earlier = Earlier(entry, known, facts)
        self.earlier.cut(self.draws)
        self.parts = self.earlier.parts
        self.missing = [self.draws - part.have for part in self.parts]
        self.active = [chain for chain in range(self.chains) if self.missing[chain] > 0]
        self.kept = Kept()
        self.dropped = set()

    def keep(self, run):
        """Begin this segment's files with the earlier draws; complete chains are closed with them."""
        run.facts.update(chains=self.chains, tune=self.tune, draws=self.draws)
        run.coords = self.earlier.coords
        self.kept.begin(run, dict(enumerate(self.parts)))
        for chain in range(self.chains):
            if self.missing[chain] <= 0:
                self.kept.close(chain)

    def changes(self):
        """nutpie.sample's arguments for what is missing; with more taken over the seed is another one."""
        import numpy as np

        changed = {"chains": len(self.active), "draws": max(self.missing), "tune": self.tune}
        seed = self.arguments.get("seed")
        if isinstance(seed, (int, np.integer)):
            state = np.random.SeedSequence([int(seed), self.earlier.taken]).generate_state(1, np.uint32)
            changed["seed"] = int(state[0])
        return changed

    def graded(self):
        """What run.json says about the resume."""
        reason = [*self.earlier.remarks]
        if self.active:
            reason.append(f"{COLD}, so what chains {self.active} lack is drawn by fresh chains with their own warm-up")
        if self.dropped:
            reason.append(f"{sorted(self.dropped)} were not recorded and are not in the result")
        seed = self.arguments.get("seed")
        return {
            "grade": "cold", "from_segment": self.number, "taken": [], "not_taken": list(ALL), "reason": "; ".join(reason),
            "joins": self.earlier.joins, "missing": self.missing,
            "stream": None if seed is None else {"entropy": str(seed), "taken": self.earlier.taken},
        }  # fmt: skip

    def whole(self, result=None):
        """The result of all segments; ``result`` is nutpie's of this one, None when nothing was missing."""
        groups = {}
        for prefix, warm in (("", False), ("warmup_", True)):
            if warm and not self.arguments.get("save_warmup", True):
                continue
            for group in ("posterior", "sample_stats"):
                groups[prefix + group] = self._dataset(group, _group(result, prefix + group), warm)
        return _container(groups, result)

    def _dataset(self, group, new, warm):
        import numpy as np
        import xarray as xr

        kept = [{n: v for (g, n), v in (p.tuning if warm else p.draws).items() if g == group} for p in self.parts]
        if group == "posterior" and self.model is not None:
            back = Back(self.model)
            for columns in kept:
                points = back.points(columns, len(next(iter(columns.values()))))
                columns.update({name: v for name, v in points.items() if name not in columns})
        names = {OWN_NAMES.get(name, name) if group == "sample_stats" else name: name for name in kept[0]}
        if new is not None:
            self.dropped |= {str(n) for n in new.data_vars} - set(names)
        variables, coords = {}, {"chain": np.arange(self.chains)}
        described = {c["name"]: c for c in self.earlier.columns if c["group"] == group}
        for own, name in names.items():
            if own not in new if new is not None else name not in described and not self._gives_twins():
                continue
            each = [self._chain(chain, kept[chain][name], None if new is None else new[own].values, warm) for chain in range(self.chains)]
            dims = new[own].dims[2:] if new is not None else _dims(own, described.get(name), kept[0][name])
            variables[own] = (["chain", "draw", *dims], _stacked(each, None if new is None else new[own].dtype))
            coords |= self._coords(dims, new)
        coords["draw"] = np.arange(max((v.shape[1] for _, v in variables.values()), default=0))
        attrs = dict(new.attrs) if new is not None else self._attrs()
        return xr.Dataset(variables, coords=coords, attrs=attrs | {"rhatchet_joins": json.dumps(self.earlier.joins)})

    def _gives_twins(self):
        """Whether this nutpie returns the unconstrained values of transformed variables; before 0.16.11 it always does."""
        return self.arguments.get("store_unconstrained", True)

    def _chain(self, chain, kept, new, warm):
        """A chain's values: the kept draws and the new ones behind them, or the warm-up of the newest that drew."""
        import numpy as np

        if chain not in self.active or new is None:
            return kept[-self.tune :] if warm else kept
        fresh = new[self.active.index(chain)]
        return fresh if warm else np.concatenate([kept.astype(fresh.dtype), fresh[: self.missing[chain]]])

    def _coords(self, dims, new):
        if new is not None:
            return {dim: new.coords[dim].values for dim in dims if dim in new.coords}
        return {dim: self.earlier.coords[dim] for dim in dims if dim in self.earlier.coords}

    def _attrs(self):
        settings = {"settings": {"num_tune": self.tune, "num_draws": self.draws, "num_chains": self.chains}}
        version = importlib.metadata.version("nutpie")
        return {"inference_library": "nutpie", "inference_library_version": version, "inference_library_settings": json.dumps(settings)}


def given(arguments):
    """The arguments of the call that say how a chain moves, as text: run.json's ``kernel.given``."""
    return {k: repr(v) for k, v in sorted(arguments.items()) if k not in NOT_OF_THE_KERNEL and v is not None}


def _group(result, name):
    """A group of nutpie's result as a dataset; None when there is none."""
    if result is None:
        return None
    try:
        group = result[name]
    except (KeyError, AttributeError):
        return None
    return group.to_dataset() if hasattr(group, "to_dataset") else group


def _dims(name, column, values):
    dims = column["dims"] if column is not None and column["dims"] else [None] * (values.ndim - 1)
    return [d or f"{name}_dim_{i}" for i, d in enumerate(dims)]


def _stacked(each, dtype):
    """(chains, draws, ...); chains that were ended early are padded with NaN, as nutpie does."""
    import numpy as np

    longest = max(len(values) for values in each)
    if any(len(values) < longest for values in each):
        padded = [np.full((longest, *v.shape[1:]), np.nan) for v in each]
        for target, values in zip(padded, each):
            target[: len(values)] = values
        return np.stack(padded)
    return np.stack(each).astype(dtype or each[0].dtype)


def _container(groups, result):
    groups = {name: dataset for name, dataset in groups.items() if dataset.data_vars}
    if hasattr(result, "add_groups") or result is None and int(importlib.metadata.version("arviz").split(".")[0]) < 1:
        import arviz

        return arviz.InferenceData(save_warmup=True, **groups)
    import xarray as xr

    return xr.DataTree.from_dict(groups)
