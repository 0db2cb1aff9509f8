"""The recorder of one ``MCMC.run`` of NumPyro's."""

import hashlib
import operator
import threading
import time

from . import pymc_calls
from .earlier import NotJoined
from .jax_tap import key_data, prepare
from .kept import Kept
from .numpyro_join import RECORDED, Join
from .numpyro_keys import Keys
from .numpyro_state import Saver, saved_states
from .numpyro_warm import Warm
from .plan import Cold, entry_of, from_segment, graded, unchanged, wished_draws
from .recording import Recording, Stopped
from .run import Run

COLD = "draws that are not taken in blocks (several devices) leave no state to go on from; all are drawn anew"


class NumPyroRun:
    """What is recorded of the call, and what it goes on from."""

    def __init__(self, segment, mcmc, rng_key, args, kwargs):
        prepare()
        self.segment, self.sampler, call = segment, mcmc.sampler, pymc_calls.current_call()
        self.model = args, {name: value for name, value in kwargs.items() if name not in ("extra_fields", "init_params")}
        #: Whether draws are taken in blocks just now, and how many chains were begun so.
        self.in_blocks, self.begun, self.thread = False, 0, threading.get_ident()
        #: Axes of chains in what the blocks' loop draws: 1 where it draws all of them at once.
        self.batch, self.resumed = 0, None
        run = call.run if call is not None else Run(segment, "numpyro")
        run.facts["sampler"] = "numpyro"
        self.chains, self.goes_on = mcmc.num_chains, mcmc._warmup_state is not None
        self.asked = mcmc.num_samples
        self.recorded = hasattr(self.sampler, "_sample_fn") and hasattr(self.sampler, "_max_tree_depth")
        self._extend(mcmc, run, call)
        upper = mcmc.num_samples if self.goes_on else mcmc._collection_params["upper"]
        self.tune = 0 if self.goes_on else min(mcmc.num_warmup, upper)
        self.is_nuts = type(self.sampler).__name__ == "NUTS"
        self.fields, self.postprocesses = _fields(mcmc, kwargs), mcmc.postprocess_fn is not None
        self.names = None if call is None else [value.name for value in call.model().value_vars]
        facts = {"chains": self.chains, "tune": self.tune, "draws": upper - self.tune, "kernel": _kernel(mcmc, rng_key), "recorded": self.recorded}
        if not self.recorded:
            facts["error"] = f"{type(self.sampler).__name__} is not hooked; no draw is recorded"
        if self.names is not None:
            facts["unconstrained"] = True
            facts["left_out"] = [v.name for v in call.model().unobserved_RVs if v.name not in self.names]
        self.facts = {"sampler": "numpyro", **facts}
        self.recording = Recording(segment, run, facts, COLD, begins=not self.recorded)
        self.keys, self.saver = Keys(rng_key, self.chains, self._record), Saver(run)

    @property
    def width(self):
        """How many chains the blocks' loop draws at once."""
        return self.chains if self.batch else 1

    def _extend(self, mcmc, run, call):
        """As many draws as the resume plan wishes; ``pm.sample`` has been told already, and a warm-up alone has none."""
        only_tunes = not self.goes_on and mcmc._collection_params["collection_size"] is not None
        if self.segment.plan is None or call is not None or only_tunes or not self.recorded:
            return
        if (wished := wished_draws(self.segment, run.number)) is not None:
            mcmc.num_samples = max(wished, mcmc.thinning)
            mcmc._set_collection_params()

    def give_back(self, mcmc):
        """The call is over: the object draws as many as the script has told it again."""
        if mcmc.num_samples != self.asked:
            mcmc.num_samples = self.asked
            mcmc._set_collection_params()

    def named(self, values):
        """The variables of a state by name; a potential function has none, so PyMC's come in the order of its own."""
        if isinstance(values, dict):
            return values
        leaves = list(values) if isinstance(values, (list, tuple)) else [values]
        known = self.names is not None and len(self.names) == len(leaves)
        return dict(zip(self.names if known else [f"z_{i}" for i in range(len(leaves))], leaves))

    def asked_for(self, state, batch):
        """Single numbers of a state that the call collects and that are recorded for that alone."""
        import jax
        import numpyro.util

        getter, found = getattr(numpyro.util, "nested_attrgetter", operator.attrgetter), {}
        for field in self.fields[1:]:
            value = None if field in RECORDED else getter(field)(state)
            if getattr(value, "ndim", None) == batch and not jax.dtypes.issubdtype(value.dtype, jax.dtypes.extended):
                found[field] = value
        return found

    def handed_out(self, layout):
        """(group, name) of every column that a draw has."""
        own = {("sample_stats", name) for name in (("tuning", "tree_depth") if self.is_nuts else ("tuning",))}
        return layout.columns | own

    def made(self, given, made):
        """The state made from a chain's key has another one."""
        with self.recording.lock:
            self.keys.made(given, made)

    def drawn(self, layout, keys, rows):
        """One draw of one chain, or of all at once, by the callback."""
        with self.recording.lock:
            self.keys.drawn(layout, keys, rows)

    def begin_blocks(self, loop, value):
        """The number of the chain whose blocks begin, or of the first of all, and where it begins: the loop's value, how many
        draws stand before it, and what NumPyro had collected of them."""
        chain, self.begun = self.begun, self.begun + 1
        begins = self.segment.guard("the beginning of a chain", self._begins, chain, loop, value)
        if begins is None:
            self.recording.give_up("where a chain begins is not known")
        return chain, *(begins or (value, 0, None))

    def _begins(self, chain, loop, value):
        if chain == 0:
            self.batch = key_data(value[0].rng_key).ndim - 1
            known = self.segment.guard("fingerprint", _fingerprint, self, value)
            said = self.segment.guard("resume", self._resume, loop, value, known) if self.segment.plan is not None else None
            self.recording.begin(fingerprint=known, **({"resume": said} if said else {}))
        if self.resumed is None:
            return value, 0, None
        value, done = self.resumed.begins(chain, value)
        return value, done, self.resumed.collected(chain, loop) if done else None

    def _resume(self, loop, value, known):
        """Go on from the segment before where the kernel is the same, else start warm; what run.json says about it."""
        run, why = self.recording.run, []
        try:
            entry, number = entry_of(self.segment, run.number, known)
            saved, remarks = saved_states(entry.get("checkpoints") or [])
            if unchanged(entry):
                try:
                    join = Join(self, entry, known, self.facts, saved, loop, value[0])
                    said = join.graded(number, remarks)
                    self._keep(join)
                    self.resumed = join
                    return said
                except NotJoined as reason:
                    why = [f"not joined, drawn anew: {reason}"]
            self.resumed = Warm(self, saved, value[0])
            return self.resumed.graded(number, [*why, *remarks])
        except Cold as cold:
            return graded("cold", from_segment(self.segment), reason="; ".join([*why, str(cold)]))

    def _keep(self, join):
        """Begin this segment's files with the earlier draws, and its checkpoints with those that the chains go on from."""
        run, kept = self.recording.run, Kept()
        run.facts.update(self.facts)
        kept.begin(run, dict(enumerate(join.earlier.parts)))
        self.recording.go_on(kept, range(self.chains))
        for chain, one in join.saved.items():
            # Only the next resume misses it; the draws are in the files by now.
            self.segment.guard(f"checkpoint of chain {chain}", self.saver.write, chain, one.drawn, one.tuning, one.arrays)

    def block(self, chain, layout, rows):
        """Some draws of one chain, or of all at once: (draws, values) or (draws, chains, values)."""
        rows = rows.reshape(len(rows), -1, rows.shape[-1])
        for place in range(rows.shape[1]):
            variables, statistics = layout.unpacked_block(rows[:, place])
            self._add_depth(statistics)
            self.recording.append_block(chain + place, variables, statistics, self.tune)

    def attend(self, chain, drawn, state, is_last):
        """Between two blocks: a checkpoint when it is time for one, and what the watch asks for."""
        try:
            self.recording.attend()
        except Stopped:
            self._save(chain, drawn, state)
            raise
        if is_last or time.monotonic() >= self.saver.due:
            self._save(chain, drawn, state)

    def _save(self, chain, drawn, state):
        chains = range(chain, chain + self.width)
        self.segment.guard("checkpoint", self.saver.save, chains, drawn, drawn <= self.tune, state)

    def _record(self, chain, layout, row):
        variables, statistics = layout.unpacked(row)
        self._add_depth(statistics)
        self.recording.append(chain, variables, statistics, self.recording.counts.get(chain, 0) < self.tune)

    def _add_depth(self, statistics):
        import numpy as np

        if self.is_nuts:
            depth = np.frexp(statistics["n_steps"])[1]
            statistics["tree_depth"] = depth.astype(int) if np.ndim(depth) else int(depth)

    def end(self, error):
        """The run is over. Draws that no chain could be found for are said to be lost."""
        if self.keys.waiting:
            self.segment.note(f"run {self.recording.run.number}: {len(self.keys.waiting)} draws belong to no chain that is known")
            self.recording.run.write(recorded=False, error="draws were lost; see hook-errors.log")
        self.recording.end(error)


def _fields(mcmc, kwargs):
    """The fields of a state that NumPyro collects, in its order, what is sampled first."""
    sampler = mcmc.sampler
    asked = (sampler.sample_field, *sampler.default_fields, *kwargs.get("extra_fields", ()))
    return list(dict.fromkeys(field for field in asked if not field.startswith("~")))


def _fingerprint(run, value):
    """Names and shapes of what is sampled, and the log density where all of it is 0.1; ``value`` is the loop's."""
    import jax

    state, (args, kwargs) = value[0], value[1:] or run.model
    point = jax.tree.map(lambda leaf: leaf[0], state.z) if run.batch else state.z
    point = jax.tree.map(lambda leaf: jax.numpy.full_like(leaf, 0.1), point)
    sampler = run.sampler
    potential = sampler._potential_fn if sampler._potential_fn is not None else sampler._potential_fn_gen(*args, **kwargs)
    variables = [{"name": name, "shape": list(leaf.shape), "transform": None} for name, leaf in run.named(point).items()]
    return {"variables": variables, "logp": -float(potential(point))}


def _kernel(mcmc, rng_key):
    """What the sampler was told; of a run that goes on from another one also where it begins, since draws of that place are
    its own only behind it."""
    sampler, begins = mcmc.sampler, {}
    if mcmc._warmup_state is not None:
        begins = {"begins": _digest(rng_key, mcmc._warmup_state.z)}
    depth = getattr(sampler, "_max_tree_depth", None)
    return {
        "steps": [type(sampler).__name__],
        "target_accept": getattr(sampler, "_target_accept_prob", None),
        "max_treedepth": depth if isinstance(depth, int) or depth is None else list(depth),
        "chain_method": mcmc.chain_method if isinstance(mcmc.chain_method, str) else "callable",
        "thinning": mcmc.thinning,
        **begins,
    }


def _digest(rng_key, values):
    import jax
    import numpy as np

    arrays = [key_data(rng_key), *jax.tree.leaves(values)]
    return hashlib.sha256(b"".join(np.ascontiguousarray(array).tobytes() for array in arrays)).hexdigest()[:16]
