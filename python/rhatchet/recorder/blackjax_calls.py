"""Hooks PyMC's BlackJAX back end: each draw of the scan that draws a chain is handed out while it runs.

What is put behind a draw takes values out of the computation and puts none in, so the draws are those of the unwrapped call. A
chain is known by its random key. The warm-up is a scan of BlackJAX's own, and is not recorded.
"""

import contextlib
import functools
import inspect

from . import pymc_calls
from .jax_run import Going
from .jax_tap import key_data, packed, prepare, tap
from .recording import Recording

COLD = "BlackJAX's state is not taken over; all draws are drawn anew"
_going = Going()


def hook(module, segment):
    """Wrap the functions of ``pymc.sampling.jax`` that run BlackJAX."""
    module._sample_blackjax_nuts = _wrapped_sample(module._sample_blackjax_nuts, segment)
    module._blackjax_inference_loop = _wrapped_loop(module._blackjax_inference_loop)


def _wrapped_sample(sample, segment):
    signature = inspect.signature(sample)

    @functools.wraps(sample)
    def wrapper(*args, **kwargs):
        outer, recorder = pymc_calls.current_call(), None
        if outer is not None and segment.is_ours() and _going.run is None:
            arguments = signature.bind(*args, **kwargs).arguments
            recorder = segment.guard("before BlackJAX", BlackJAXRun, segment, outer, arguments)
        if recorder is None:
            return sample(*args, **kwargs)
        call = lambda: sample(*args, **kwargs)
        return _going.carry_out(recorder, "BlackJAX", call, lambda result: result[:2], recorder.recording.end)

    return wrapper


def _wrapped_loop(loop):
    @functools.wraps(loop)
    def wrapper(seed, *args, **kwargs):
        if _going.run is None:
            return loop(seed, *args, **kwargs)
        with _tapped(seed):
            return loop(seed, *args, **kwargs)

    return wrapper


@contextlib.contextmanager
def _tapped(seed):
    """While a chain's computation is traced, the scan that draws it gets a callback behind each step."""
    from blackjax import progress_bar

    make = getattr(progress_bar, "gen_scan_fn", None)
    if make is None:
        yield  # a BlackJAX that this PyMC cannot use, and PyMC says so
        return

    def gen_scan_fn(*args, **kwargs):
        scan = make(*args, **kwargs)
        return lambda step, *more: scan(_with_tap(step, seed), *more)

    progress_bar.gen_scan_fn = gen_scan_fn
    try:
        yield
    finally:
        progress_bar.gen_scan_fn = make


def _with_tap(step, seed):
    def stepped(state, xs):
        state, (position, statistics) = step(state, xs)
        if _going.run is not None:
            _going.run.segment.guard("hooking a draw", _hand_out, seed, position, statistics)
        return state, (position, statistics)

    return stepped


def _hand_out(seed, position, statistics):
    leaves = position if isinstance(position, (list, tuple)) else [position]
    layout, row = packed({**dict(zip(_going.run.names, leaves)), **{(name,): value for name, value in statistics.items()}}, 0)
    tap(functools.partial(_going.drawn, layout), key_data(seed), row)


class BlackJAXRun:
    """The recorder of one call."""

    def __init__(self, segment, call, arguments):
        import jax
        import numpy as np

        prepare()
        self.segment, model = segment, call.model()
        self.names = [value.name for value in model.value_vars]
        chains = arguments["chains"]
        keys = np.asarray(key_data(jax.random.split(jax.random.PRNGKey(arguments["random_seed"]), chains)))
        self.chain_of = {key.tobytes(): chain for chain, key in enumerate(keys)}
        call.run.facts["sampler"] = "blackjax"
        kernel = {"target_accept": arguments["target_accept"], "chain_method": arguments["chain_method"], "tune": arguments["tune"]}
        facts = {
            "chains": chains, "tune": 0, "draws": arguments["draws"], "kernel": kernel, "recorded": True, "error": None,
            "unconstrained": True, "left_out": [v.name for v in model.unobserved_RVs if v.name not in self.names],
        }  # fmt: skip
        self.recording = Recording(segment, call.run, facts, COLD)

    def drawn(self, layout, keys, rows):
        """One draw of one chain, or of all at once."""
        for key, row in zip(keys.reshape(-1, keys.shape[-1]), rows.reshape(-1, rows.shape[-1])):
            self.recording.append(self.chain_of[key.tobytes()], *layout.unpacked(row), False)
