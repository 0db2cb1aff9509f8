"""Hooks NumPyro: ``MCMC.run`` for what is asked, ``fori_collect`` for its draws in blocks, and ``HMC.sample`` (NUTS is one)
for each draw where there are no blocks.

There a callback is put behind each draw. It takes values out of the computation and puts none in, so the draws are
those of the unwrapped call. Chains are told apart by their random keys, which every draw replaces: that holds for all of
NumPyro's ways to run chains, one after the other, vectorised or on several devices.
"""

import functools

from . import numpyro_blocks
from .jax_run import Going
from .jax_tap import key_data, packed, tap
from .numpyro_run import NumPyroRun

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
        try:
            return _going.carry_out(recorder, "MCMC.run", call, lambda _: mcmc._states, recorder.end)
        finally:
            segment.guard("after MCMC.run", recorder.give_back, mcmc)

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
    layout, row = packed(_arrays(_going.run, after, model_args, model_kwargs), keys.ndim - 2)
    tap(functools.partial(_going.drawn, layout), keys, row)


def _of_block(run, value):
    """The arrays of a state as NumPyro's loop has it, and how many axes of chains they have."""
    state, (args, kwargs) = value[0], value[1:] or run.model
    return _arrays(run, state, args, kwargs), key_data(state.rng_key).ndim - 1


def _arrays(run, state, model_args, model_kwargs):
    """Variables by name, constrained, and statistics by a tuple of theirs."""
    import jax

    values, batch = state.z, key_data(state.rng_key).ndim - 1
    if run.sampler._model is not None:
        constrain = run.sampler.postprocess_fn(model_args, model_kwargs)
        values = jax.vmap(constrain)(values) if batch else constrain(values)
    statistics = {public: getattr(state, own) for own, public in STATISTICS.items()}
    statistics |= {"lp": -state.potential_energy, "step_size": state.adapt_state.step_size}
    statistics |= run.asked_for(state, batch)
    return {**run.named(values), **{(name,): value for name, value in statistics.items()}}


def _made(given, made):
    if _going.run is not None:
        _going.run.segment.guard("a first state", _going.run.made, given, made)
