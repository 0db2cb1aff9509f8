"""Resume with the kernel unchanged on PyMC's own samplers: only the missing draws are drawn, and PyMC returns the whole.

The traces that PyMC has made for the call are filled with what earlier segments recorded, and each chain goes on behind
that from its last recorded draw. So everything that PyMC makes of a trace (ArviZ's groups, log likelihoods, checks) it
makes of the whole. A chain whose warm-up was done goes on with its own metric and step size and no new warm-up. Where
its metric was not recorded, it is estimated from the chain's draws, and the step size is adapted to it for RETUNE draws,
which are flagged as tuning and do not count. A chain that had died in its warm-up goes on with the warm-up that is left, but
with RETUNE draws of it at the least, since the step size is adapted anew.
"""

from .adapted import read_adapted
from .checkpoint import CheckpointError, read_newest
from .earlier import Earlier, NotJoined
from .plan import graded
from .pymc_layout import Layout
from .pymc_resume import FEWEST_DRAWS, METRIC_WEIGHT
from .unconstrained import Back

#: Draws that adapt the step size to an estimated metric; PyMC leaves the metric alone for the first 101.
RETUNE = 100
#: A metric is estimated over at most this many of the newest draws.
WINDOW = 1000
#: What NUTS's step method and potential start their adaptation from.
STARTS = ("_initial_diag", "_initial_cov", "_initial_mean", "_initial_weight")


class ChainPlan:
    """What is to be done for one chain: ``tune`` and ``missing`` draws from ``start``, behind ``have`` kept ones."""

    def __init__(self, chain, part, tune, draws):
        self.chain, self.part, self.have = chain, part, part.have
        self.missing = draws - self.have
        self.tune = max(0, tune - part.tuned) if not self.have else 0
        self.start = self.metric = self.step_size = None
        self.weight = METRIC_WEIGHT


class Join:
    """The resume of one call; made before the first draw, and raises NotJoined when the segments cannot be joined."""

    def __init__(self, call, model, arguments, known, facts, entry):
        self.tune, self.chains = arguments["tune"], arguments["chains"]
        self.draws = arguments["draws"] - self.tune
        self.step, self.traces = arguments["step"], arguments["traces"]
        if not all(hasattr(t, "samples") and hasattr(t, "draw_idx") for t in self.traces):
            raise NotJoined(f"the call keeps its draws in a {type(self.traces[0]).__name__}")
        self.earlier = Earlier(entry, known, facts)
        self.earlier.cut(self.draws)
        self.back = Back(model)
        recorded = {c["name"] for c in self.earlier.columns if c["group"] == "posterior"}
        if missing := self.back.missing(recorded):
            raise NotJoined(f"variables {missing} were not recorded")
        self.nuts = hasattr(self.step, "potential") and hasattr(self.step, "step_adapt")
        self.own_step = call.arguments.get("step") is not None
        self.layout = Layout(model, self.traces[0], lambda name: True)
        self.plans = [ChainPlan(c, part, self.tune, self.draws) for c, part in enumerate(self.earlier.parts)]
        self.remarks = list(self.earlier.remarks)
        self.stream = self._reseed(arguments)
        self._originals = self._kept_starts()
        try:
            for plan in self.plans:
                self._prepare(plan, arguments, entry)
        except Exception:
            for trace in self.traces:
                trace.draw_idx = 0
            raise

    @property
    def active(self):
        """The chains that draw."""
        return [plan for plan in self.plans if plan.missing > 0]

    def graded(self, number):
        """What run.json says about the resume."""
        active = self.active
        warm = [p for p in active if p.start is not None]
        taken = ["points"] if warm else []
        if warm and all(p.step_size is not None for p in warm):
            taken.append("step_size")
        if warm and all(p.metric is not None for p in warm):
            taken.append("metric")
        grade = "warm" if warm or not active else "cold"
        return graded(
            grade, number, taken if active else ["points", "step_size", "metric"], "; ".join(self.remarks),
            chains=[p.chain for p in warm], joins=self.earlier.joins, missing=[p.missing for p in self.plans],
            retuned=[p.chain for p in active if p.have and p.tune], stream=self.stream,
        )  # fmt: skip

    def row(self, plan, index):
        """The row of the trace at which PyMC puts the index-th draw of this segment, and the rows before it.

        The draws of a second warm-up all go to the row that the first counted draw takes afterwards.
        """
        first = self.tune + plan.have
        if index >= plan.tune:
            return first + index - plan.tune
        return first if plan.have else self.tune - plan.tune + index

    def drawn(self, plan, trace, index):
        """To be called when a draw has been recorded by PyMC: where the next one goes."""
        trace.draw_idx = self.row(plan, index + 1)

    def configure(self, plan):
        """Bring the step method into the state in which the chain goes on."""
        if not self.nuts or self.own_step:
            return
        potential, adapt = self.step.potential, self.step.step_adapt
        vars(potential).update(self._originals[0])
        adapt._initial_step = plan.step_size or self._originals[1]
        self.step.step_size = adapt._initial_step
        if plan.metric is not None:
            name = "_initial_cov" if hasattr(potential, "_initial_cov") else "_initial_diag"
            setattr(potential, name, plan.metric.astype(potential.dtype))
            potential._initial_mean = self._flat(plan.start).astype(potential.dtype)
            potential._initial_weight = plan.weight
        self.step.tune = plan.tune > 0
        adapt.reset()
        potential.reset()

    def restore(self):
        """The step method as the call made it."""
        if self.nuts and not self.own_step:
            vars(self.step.potential).update(self._originals[0])
            self.step.step_adapt._initial_step = self._originals[1]

    def _kept_starts(self):
        if not self.nuts:
            return {}, None
        potential = vars(self.step.potential)
        return {name: potential[name] for name in STARTS if name in potential}, self.step.step_adapt._initial_step

    def _reseed(self, arguments):
        """New streams for the chains: the old ones would give the draws that are there already, once more.

        Made of how much is taken over, which grows from one segment to the next, also where another training goes on.
        """
        import numpy as np

        fresh, stream = [], None
        for rng in arguments["rngs"]:
            sequence = rng.bit_generator.seed_seq
            key = (*sequence.spawn_key, self.earlier.taken)
            fresh.append(np.random.default_rng(np.random.SeedSequence(sequence.entropy, spawn_key=key)))
            stream = stream or {"entropy": str(sequence.entropy), "taken": self.earlier.taken}
        arguments["rngs"] = fresh
        return stream

    def _prepare(self, plan, arguments, entry):
        draws = {name: values for (group, name), values in plan.part.draws.items() if group == "posterior"}
        tuning = {name: values for (group, name), values in plan.part.tuning.items() if group == "posterior"}
        points = self.back.points(draws, plan.have)
        warm = min(plan.part.tuned, self.tune)
        warm_points = self.back.points(tuning, warm)
        self._fill(plan, slice(0, warm), tuning, plan.part.tuning, warm_points, warm)
        self._fill(plan, slice(self.tune, self.tune + plan.have), draws, plan.part.draws, points, plan.have)
        if plan.missing > 0:
            newest = points if plan.have else warm_points
            self._set_start(plan, newest, arguments, entry)
            if self.nuts and not self.own_step:
                self._set_kernel(plan, newest)
            elif plan.start is not None and plan.have:
                plan.tune = self.tune
                self._remark(f"{_kind(self.step)} keeps no adaptation, so unfinished chains are warmed up again from their last draws")
        self.traces[plan.chain].draw_idx = self.row(plan, 0)
        if plan.missing <= 0:
            self.traces[plan.chain].draw_idx = self.tune + self.draws

    def _fill(self, plan, rows, recorded, columns, points, count):
        """Put recorded draws into the trace; what was not recorded but follows from them is computed."""
        trace = self.traces[plan.chain]
        lacking = []
        for name in trace.varnames:
            if name in recorded:
                trace.samples[name][rows] = recorded[name][:count]
            elif name in points:
                trace.samples[name][rows] = points[name]
            else:
                lacking.append(name)
        for i in range(count if lacking else 0):
            values = trace.fn(*(points[v.name][i, ...] for v in self.back.model.value_vars))
            for name, value in zip(trace.varnames, values):
                if name in lacking:
                    trace.samples[name][rows.start + i] = value
        for statistics in trace._stats or []:
            for name, array in statistics.items():
                warm = name in ("tune", "in_warmup") and rows.start == 0
                array[rows] = warm or _unknown(array.dtype)
        for (index, name), column in zip(self.layout.sources, self.layout.statistics):
            if ("sample_stats", column.name) in columns:
                trace._stats[index][name][rows] = columns["sample_stats", column.name][:count]
            if name == "diverging" and "divergences" in trace._stats[index]:
                running = columns["sample_stats", column.name][:count].cumsum()
                trace._stats[index]["divergences"][rows] = running if rows.start else 0

    def _set_start(self, plan, points, arguments, entry):
        """The chain's last recorded draw, or its checkpoint's where a transform cannot be undone at its bound."""
        import numpy as np

        if not plan.part.tuned and not plan.have:
            return
        usual = arguments["start"][plan.chain]
        last = {name: np.array(points[name][-1], dtype=np.asarray(usual[name]).dtype) for name in usual}
        if all(np.all(np.isfinite(v)) for v in last.values()):
            plan.start = last
            return
        saved = self._checkpointed(plan, usual, entry)
        if saved is not None:
            plan.start = saved
            self.remarks.append(f"chain {plan.chain} goes on from its checkpoint: its last draw lies on a bound")
        else:
            plan.tune = self.tune
            self.remarks.append(f"chain {plan.chain} starts as usual, with a new warm-up: its last draw lies on a bound")

    def _checkpointed(self, plan, usual, entry):
        import numpy as np

        for path in entry.get("checkpoints") or []:
            try:
                facts, arrays, _ = read_newest(path)
            except CheckpointError as error:
                self._remark(str(error))
                continue
            point = {name: arrays.get(f"point:{name}") for name in usual}
            fits = all(v is not None and v.shape == np.shape(usual[n]) and np.all(np.isfinite(v)) for n, v in point.items())
            if facts["chain"] == plan.chain and fits:
                return {name: value.astype(np.asarray(usual[name]).dtype) for name, value in point.items()}
        return None

    def _set_kernel(self, plan, points):
        import numpy as np

        if plan.start is None:
            return
        names = [v.name for v in self.step.vars]
        plan.step_size = _positive(plan.part.last("sample_stats", "step_size_bar"))
        adapting = hasattr(self.step.potential, "_initial_diag") or hasattr(self.step.potential, "_initial_cov")
        if plan.have:
            metric, size = read_adapted(plan.part.folder, plan.chain, names)
            if metric is not None:
                plan.metric, plan.step_size = metric, size
                return
            if not adapting and plan.step_size is not None:
                return  # a metric that is made before sampling is the same again
            plan.tune = min(RETUNE, self.tune)
        else:
            plan.tune = max(plan.tune, min(RETUNE, self.tune))
        if not adapting:
            self._remark(f"{type(self.step.potential).__name__} does not adapt from a start")
            return
        flat = np.concatenate([points[n][-WINDOW:].reshape(len(points[n][-WINDOW:]), -1) for n in names], axis=1)
        variance = flat.var(axis=0) if len(flat) >= FEWEST_DRAWS else np.zeros(flat.shape[1])
        if np.all(np.isfinite(variance)) and np.all(variance > 0):
            plan.metric = np.diag(variance) if hasattr(self.step.potential, "_initial_cov") else variance
            if plan.have:
                self._remark(f"the metric of chain {plan.chain} was not recorded and is estimated from its draws")
        elif plan.have:
            plan.tune = self.tune
            self._remark(f"chain {plan.chain} had too few draws for a metric and is warmed up again")

    def _flat(self, point):
        import numpy as np

        return np.concatenate([np.ravel(point[v.name]) for v in self.step.vars])

    def _remark(self, text):
        if text not in self.remarks:
            self.remarks.append(text)


def _kind(step):
    return " and ".join(type(method).__name__ for method in getattr(step, "methods", [step]))


def _positive(value):
    return float(value) if value is not None and value == value and value > 0 else None


def _unknown(dtype):
    """What stands for a statistic that was not recorded."""
    return {"f": float("nan"), "O": None}.get(dtype.kind, 0)
