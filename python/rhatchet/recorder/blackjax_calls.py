"""Hooks PyMC's BlackJAX back end: the draws of the scan that draws a chain are handed out while it runs.

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
#: Draws that are handed out at once: the callback is paid for once, and a slow model shows its first draws soon.
BLOCK = 8
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

    def gen_scan_fn(draws, progress_bar=False, *args, **kwargs):
        scan = make(draws, progress_bar, *args, **kwargs)

        def scanned(step, *more):
            found = None
            # BlackJAX's bar counts the steps of one scan.
            if not progress_bar and draws >= BLOCK and _going.run is not None:
                found = _going.run.segment.guard("hooking the draws", _in_blocks, step, seed, draws, *more)
            return scan(_with_tap(step, seed), *more) if found is None else found

        return scanned

    progress_bar.gen_scan_fn = gen_scan_fn
    try:
        yield
    finally:
        progress_bar.gen_scan_fn = make


def _in_blocks(step, seed, draws, state, inputs):
    """The same scan, left once for so many draws: 50 us for each draw become 6."""
    import jax

    def block(state, inputs):
        state, drawn = jax.lax.scan(step, state, inputs)
        if _going.run is not None:
            _going.run.segment.guard("hooking draws", _hand_out, seed, *drawn, 1)
        return state, drawn

    part = lambda how: jax.tree_util.tree_map(how, inputs)
    whole = draws - draws % BLOCK
    state, drawn = jax.lax.scan(block, state, part(lambda x: x[:whole].reshape(-1, BLOCK, *x.shape[1:])))
    drawn = jax.tree_util.tree_map(lambda x: x.reshape(whole, *x.shape[2:]), drawn)
    if whole == draws:
        return state, drawn
    state, rest = block(state, part(lambda x: x[whole:]))
    return state, jax.tree_util.tree_map(lambda *both: jax.numpy.concatenate(both), drawn, rest)


def _with_tap(step, seed):
    def stepped(state, xs):
        state, (position, statistics) = step(state, xs)
        if _going.run is not None:
            _going.run.segment.guard("hooking a draw", _hand_out, seed, position, statistics, 0)
        return state, (position, statistics)

    return stepped


def _hand_out(seed, position, statistics, batch):
    leaves = position if isinstance(position, (list, tuple)) else [position]
    values = dict(zip(_going.run.names, leaves)) | {(name,): value for name, value in statistics.items()}
    layout, rows = packed(values, batch)
    tap(functools.partial(_going.drawn, layout), key_data(seed), rows if batch else rows[None])


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
        """Some draws of one chain, or of all at once: (draws, values) or (chains, draws, values)."""
        for key, block in zip(keys.reshape(-1, keys.shape[-1]), rows.reshape(-1, *rows.shape[-2:])):
            self.recording.append_block(self.chain_of[key.tobytes()], *layout.unpacked_block(block), 0)
