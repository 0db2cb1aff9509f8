"""Hooks NumPyro: ``MCMC.run`` for what is asked, ``fori_collect`` for its draws in blocks, and ``HMC.sample`` (NUTS is one)
for each draw where there are no blocks.

There a callback is put behind each draw. It takes values out of the computation and puts none in, so the draws are
those of the unwrapped call. Chains are told apart by their random keys, which every draw replaces: that holds for all of
NumPyro's ways to run chains, one after the other, vectorised or on several devices.
"""

import functools
import threading

from . import numpyro_blocks, pymc_calls
from .jax_run import Going
from .jax_tap import key_data, packed, prepare, tap
from .recording import Recording
from .run import Run

COLD = "NumPyro's state is not taken over yet; all draws are drawn anew"
#: NumPyro's fields of a state under ArviZ's names.
STATISTICS = {"energy": "energy", "accept_prob": "acceptance_rate", "num_steps": "n_steps", "diverging": "diverging"}
_going = Going()


def hook(module, segment):
    """Wrap NumPyro's MCMC and HMC classes; ``module`` is ``numpyro.infer.mcmc``."""
    from numpyro.infer.hmc import HMC

    module.MCMC.run = _wrapped_run(module.MCMC.run, segment)
    module.fori_collect = numpyro_blocks.wrapped_collect(module.fori_collect, _going, _of_block)
    HMC.sample = _wrapped_sample(HMC.sample)
    HMC.init = _wrapped_init(HMC.init)


def _wrapped_run(run, segment):
    @functools.wraps(run)
    def wrapper(mcmc, rng_key, *args, **kwargs):
        recorder = None
        if segment.is_ours() and _going.run is None and not _compiles_only(mcmc):
            recorder = segment.guard("before MCMC.run", NumPyroRun, segment, mcmc, rng_key, args, kwargs)
        if recorder is None:
            return run(mcmc, rng_key, *args, **kwargs)
        call = lambda: run(mcmc, rng_key, *args, **kwargs)
        return _going.carry_out(recorder, "MCMC.run", call, lambda _: mcmc._states, recorder.end)

    return wrapper


def _compiles_only(mcmc):
    return mcmc._warmup_state is None and mcmc._collection_params["upper"] == 0


def _wrapped_init(init):
    """The first state's key belongs to the chain of the key that it was made from."""

    @functools.wraps(init)
    def wrapper(self, rng_key, *args, **kwargs):
        state = init(self, rng_key, *args, **kwargs)
        if _going.run is not None and self is _going.run.sampler:
            tap(_made, key_data(rng_key), key_data(state.rng_key))
        return state

    return wrapper


def _wrapped_sample(sample):
    @functools.wraps(sample)
    def wrapper(self, state, model_args, model_kwargs):
        after = sample(self, state, model_args, model_kwargs)
        if _going.run is not None and self is _going.run.sampler and not _going.run.in_blocks:
            _going.run.segment.guard("hooking a draw", _tap, self, state, after, model_args, model_kwargs)
        return after

    return wrapper


def _tap(sampler, before, after, model_args, model_kwargs):
    """Put the callback into the computation that is being traced."""
    import jax

    keys = jax.numpy.stack([key_data(before.rng_key), key_data(after.rng_key)], axis=-2)
    layout, row = packed(_arrays(sampler, after, model_args, model_kwargs), keys.ndim - 2)
    tap(functools.partial(_going.drawn, layout), keys, row)


def _of_block(run, value):
    """The arrays of a state as NumPyro's loop has it, and how many axes of chains they have."""
    state, (args, kwargs) = value[0], value[1:] or run.model
    return _arrays(run.sampler, state, args, kwargs), key_data(state.rng_key).ndim - 1


def _arrays(sampler, state, model_args, model_kwargs):
    """Variables by name, constrained, and statistics by a tuple of theirs."""
    import jax

    values = state.z
    if sampler._model is not None:
        constrain = sampler.postprocess_fn(model_args, model_kwargs)
        values = jax.vmap(constrain)(values) if key_data(state.rng_key).ndim > 1 else constrain(values)
    statistics = {public: getattr(state, own) for own, public in STATISTICS.items()}
    statistics |= {"lp": -state.potential_energy, "step_size": state.adapt_state.step_size}
    return {**_named(values), **{(name,): value for name, value in statistics.items()}}


def _named(values):
    """The variables of a state by name; a potential function has none, so PyMC's come in the order of its own."""
    if isinstance(values, dict):
        return values
    leaves = list(values) if isinstance(values, (list, tuple)) else [values]
    names = _going.run.names
    return dict(zip(names if names is not None and len(names) == len(leaves) else [f"z_{i}" for i in range(len(leaves))], leaves))


def _made(given, made):
    if _going.run is not None:
        _going.run.segment.guard("a first state", _going.run.made, given, made)


class NumPyroRun:
    """The recorder of one ``MCMC.run``."""

    def __init__(self, segment, mcmc, rng_key, args, kwargs):
        self.segment, self.sampler, call = segment, mcmc.sampler, pymc_calls.current_call()
        self.model = args, {name: value for name, value in kwargs.items() if name not in ("extra_fields", "init_params")}
        #: Whether draws are taken in blocks just now, and how many chains were begun so.
        self.in_blocks, self.begun, self.thread = False, 0, threading.get_ident()
        run = call.run if call is not None else Run(segment, "numpyro")
        run.facts["sampler"] = "numpyro"
        self.chains = mcmc.num_chains
        prepare()
        warmed = mcmc._warmup_state is not None
        upper = mcmc.num_samples if warmed else mcmc._collection_params["upper"]
        self.tune = 0 if warmed else min(mcmc.num_warmup, upper)
        self.is_nuts = type(self.sampler).__name__ == "NUTS"
        self.names = None
        if call is not None:
            self.names = [value.name for value in call.model().value_vars]
        self.recorded = hasattr(self.sampler, "_sample_fn") and hasattr(self.sampler, "_max_tree_depth")
        facts = {"chains": self.chains, "tune": self.tune, "draws": upper - self.tune, "kernel": _kernel(mcmc), "recorded": self.recorded}
        if not self.recorded:
            facts["error"] = f"{type(self.sampler).__name__} is not hooked; no draw is recorded"
        if self.names is not None:
            facts["unconstrained"] = True
            facts["left_out"] = [v.name for v in call.model().unobserved_RVs if v.name not in self.names]
        self.recording = Recording(segment, run, facts, COLD)
        self.of_key, self.waiting = {}, []
        for chain, key in enumerate(self._keys(rng_key)):
            self.of_key[key] = chain

    def _keys(self, rng_key):
        """Each chain's key as NumPyro makes it of the call's."""
        import jax
        import numpy as np

        data = np.asarray(key_data(rng_key))
        if self.chains > 1 and data.ndim == 1:
            rng_key = jax.random.split(rng_key, self.chains)
        return [row.tobytes() for row in np.atleast_2d(np.asarray(key_data(rng_key)))]

    def made(self, given, made):
        """The state made from a chain's key has another one."""
        import numpy as np

        with self.recording.lock:
            for one, other in zip(np.atleast_2d(np.asarray(given)), np.atleast_2d(np.asarray(made))):
                if (chain := self.of_key.get(one.tobytes())) is not None:
                    self.of_key[other.tobytes()] = chain
            self._settle()

    def drawn(self, layout, keys, rows):
        """One draw of one chain, or of all at once: the random key before it and after it, and the values."""
        import numpy as np

        keys, rows = np.asarray(keys), np.asarray(rows)
        keys, rows = keys.reshape(-1, 2, keys.shape[-1]), rows.reshape(-1, rows.shape[-1])
        with self.recording.lock:
            for pair, row in zip(keys, rows):
                before, after = pair[0].tobytes(), pair[1].tobytes()
                chain = None if self.waiting else self.of_key.pop(before, None)
                if chain is None:
                    self.waiting.append((before, after, layout, row.copy()))
                else:
                    self.of_key[after] = chain
                    self._record(chain, layout, row)
            if self.waiting:
                self._settle()

    def begin_blocks(self):
        """The number of the chain whose blocks begin, where chains are drawn one after the other."""
        self.begun += 1
        return self.begun - 1

    def block(self, chain, layout, rows):
        """Some draws of one chain, or of all at once: (draws, values) or (draws, chains, values)."""
        import numpy as np

        rows = rows.reshape(len(rows), -1, rows.shape[-1])
        for place in range(rows.shape[1]):
            variables, statistics = layout.unpacked_block(rows[:, place])
            if self.is_nuts:
                statistics["tree_depth"] = np.frexp(statistics["n_steps"])[1].astype(int)
            self.recording.append_block(chain + place, variables, statistics, self.tune)

    def _settle(self):
        """Record the draws whose chain is known by now; the order of a chain's draws follows from its keys."""
        moved = True
        while moved and self.waiting:
            waiting, self.waiting, moved = self.waiting, [], False
            for item in waiting:
                chain = self.of_key.pop(item[0], None)
                if chain is None:
                    self.waiting.append(item)
                else:
                    self.of_key[item[1]] = chain
                    self._record(chain, item[2], item[3])
                    moved = True

    def _record(self, chain, layout, row):
        variables, statistics = layout.unpacked(row)
        if self.is_nuts:
            statistics["tree_depth"] = statistics["n_steps"].bit_length()
        self.recording.append(chain, variables, statistics, self.recording.counts.get(chain, 0) < self.tune)

    def end(self, error):
        """The run is over. Draws that no chain could be found for are said to be lost."""
        if self.waiting:
            self.segment.note(f"run {self.recording.run.number}: {len(self.waiting)} draws belong to no chain that is known")
            self.recording.run.write(recorded=False, error="draws were lost; see hook-errors.log")
        self.recording.end(error)


def _kernel(mcmc):
    sampler = mcmc.sampler
    depth = getattr(sampler, "_max_tree_depth", None)
    return {
        "steps": [type(sampler).__name__],
        "target_accept": getattr(sampler, "_target_accept_prob", None),
        "max_treedepth": depth if isinstance(depth, int) or depth is None else list(depth),
        "chain_method": mcmc.chain_method if isinstance(mcmc.chain_method, str) else "callable",
        "thinning": mcmc.thinning,
    }
