"""Which columns a PyMC run has: constrained variables and deterministics, and the statistics of its step methods."""

from .drawlog import Column, disk_dtype

#: PyMC's statistics under the names that ArviZ gives them (pymc/backends/arviz.py).
ARVIZ_NAMES = {"model_logp": "lp", "mean_tree_accept": "acceptance_rate", "depth": "tree_depth", "tree_size": "n_steps"}
#: What the driver knows better (the column ``tuning``), what is no number, what is only a running total or a clock,
#: and the eigenvalues that no potential of PyMC's default computes.
LEFT_OUT = {
    "tune", "in_warmup", "warning", "divergences", "perf_counter_start", "process_time_diff", "largest_eigval",
    "smallest_eigval",
}  # fmt: skip


class Layout:
    """The columns of a run, which are the same for every chain, and where each statistic comes from.

    ``sources`` gives (index of the step method, its name for the statistic) in the order of ``statistics`` without
    the last one, which is ``tuning``.
    """

    def __init__(self, model, trace, records):
        self.left_out = []
        self.variables = self._variables(model, trace, records)
        self.statistics, self.sources = self._statistics(trace.sampler_vars or [])

    def _variables(self, model, trace, records):
        values = {v.name for rv, v in model.rvs_to_values.items() if model.rvs_to_transforms.get(rv) is not None}
        dims_of = getattr(model, "named_vars_to_dims", {})
        columns = []
        for name in trace.varnames:
            if name in values:
                continue  # the unconstrained twin of a transformed variable
            dtype = disk_dtype(trace.var_dtypes[name])
            if dtype is None or not records(name):
                self.left_out.append(name)
                continue
            shape = tuple(int(n) for n in trace.var_shapes[name])
            columns.append(Column(name, "posterior", dtype, shape, named_dims(name, shape, dims_of.get(name))))
        return columns

    def _statistics(self, samplers):
        """The first step method that has a statistic keeps its name; a later one gets ``_<its index>`` behind it."""
        columns, sources, taken = [], [], {"tuning"}
        for index, statistics in enumerate(samplers):
            for name, dtype in statistics.items():
                disk = None if name in LEFT_OUT or dtype is object else _number_dtype(dtype)
                if disk is None:
                    continue
                public = ARVIZ_NAMES.get(name, name)
                public = public if public not in taken else f"{public}_{index}"
                taken.add(public)
                columns.append(Column(public, "sample_stats", disk, (), ()))
                sources.append((index, name))
        order = sorted(range(len(columns)), key=lambda i: -columns[i].width)
        tuning = Column("tuning", "sample_stats", "|u1", (), ())
        return [columns[i] for i in order] + [tuning], [sources[i] for i in order]


def named_dims(name, shape, dims):
    """A name for every dimension: the model's where it has one, else ArviZ's default; empty when there is none."""
    if not dims or all(dim is None for dim in dims) or len(dims) != len(shape):
        return ()
    return tuple(str(dim) if dim is not None else f"{name}_dim_{i}" for i, dim in enumerate(dims))


def _number_dtype(dtype):
    try:
        return disk_dtype(dtype)
    except TypeError:
        return None
