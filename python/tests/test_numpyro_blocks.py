"""NumPyro's loop in blocks returns what the loop itself returns, and hands out every draw."""

import contextlib
import functools
import threading
import types

import numpy as np
import pytest

pytest.importorskip("numpyro")

import jax  # noqa: E402
from numpyro.util import fori_collect  # noqa: E402

from rhatchet.recorder import numpyro_blocks  # noqa: E402


class Run:
    """What the loop asks of a run; keeps the draws that it is given."""

    recorded, in_blocks, sampler = True, False, object()

    def __init__(self):
        self.thread = threading.get_ident()
        self.segment = types.SimpleNamespace(guard=lambda what, call, *arguments: call(*arguments))
        self.recording = types.SimpleNamespace(lock=threading.RLock())
        self.rows, self.sizes = [], []

    def begin_blocks(self, loop, value):
        return 0, value, 0, None

    def attend(self, chain, drawn, state, is_last):
        pass

    def block(self, chain, layout, rows):
        self.sizes.append(len(rows))
        self.rows += [layout.unpacked(row)[0]["x"].item() for row in rows]


@jax.jit
def step(x):
    return x * 0.5 + jax.numpy.sin(3 * x) + 0.1


body = functools.partial(lambda value, sampler: (step(value[0]),), sampler=Run.sampler)


def transform(value):
    return {"x": value[0], "pair": jax.numpy.stack([value[0], -value[0]])}


@pytest.mark.parametrize("most", [1, 7, 1000])
@pytest.mark.parametrize(
    "lower, upper, thinning, size",
    [(0, 1, 1, None), (0, 40, 1, None), (13, 40, 1, None), (0, 40, 3, None), (11, 40, 4, 9), (5, 5, 1, 4), (0, 40, 1, 60)],
)
def test_blocks_return_what_the_loop_returns(monkeypatch, most, lower, upper, thinning, size):
    monkeypatch.setattr(numpyro_blocks, "MOST", most)
    monkeypatch.setattr(numpyro_blocks, "_loops", {})
    run = Run()
    row = lambda run, value: ({"x": value[0]}, 0)
    wrapped = numpyro_blocks.wrapped_collect(fori_collect, types.SimpleNamespace(run=run), row)
    asked = {"transform": transform, "progbar": False, "thinning": thinning, "collection_size": size, "return_last_val": True}
    start = (jax.numpy.asarray(0.3),)
    plain, last = fori_collect(lower, upper, body, start, **asked)
    blocks, last_of_blocks = wrapped(lower, upper, body, start, **asked)
    assert jax.tree.structure(plain) == jax.tree.structure(blocks)
    assert all(np.array_equal(a, b) for a, b in zip(jax.tree.leaves(plain), jax.tree.leaves(blocks)))
    assert last == last_of_blocks and sum(run.sizes) == upper and max(run.sizes) <= most and not run.in_blocks
    every = fori_collect(0, upper, body, start, transform=transform, progbar=False)
    assert np.array_equal(every["x"], np.array(run.rows, np.float32))


def test_what_cannot_be_handed_out_in_blocks_is_left_to_numpyro(monkeypatch):
    monkeypatch.setattr(numpyro_blocks, "_loops", {})
    run = Run()
    wrapped = numpyro_blocks.wrapped_collect(fori_collect, types.SimpleNamespace(run=run), lambda run, value: ({"x": value[0]}, 0))
    keys = lambda value: jax.random.key(7)
    with contextlib.suppress(TypeError):  # NumPyro itself collects no typed keys
        wrapped(0, 3, body, (jax.numpy.asarray(0.3),), transform=keys, progbar=False)
    batch = jax.vmap(lambda x: wrapped(0, 3, body, (x,), transform=transform, progbar=False)["x"])(jax.numpy.arange(2.0))
    assert batch.shape == (2, 3) and run.rows == []


def test_a_loop_of_another_shape_is_compiled_anew_and_one_of_another_sampler_is_left_alone(monkeypatch):
    monkeypatch.setattr(numpyro_blocks, "_loops", {})
    run = Run()
    wrapped = numpyro_blocks.wrapped_collect(fori_collect, types.SimpleNamespace(run=run), lambda run, value: ({"x": value[0].ravel()[:1]}, 0))
    for shape in ((), (3,), (), (2, 2)):
        start = (jax.numpy.full(shape, 0.3),)
        asked = {"transform": transform, "progbar": False}
        assert np.array_equal(fori_collect(0, 9, body, start, **asked)["x"], wrapped(0, 9, body, start, **asked)["x"])
    assert len(run.rows) == 36
    other = functools.partial(body.func, sampler=object())
    wrapped(0, 9, other, (jax.numpy.asarray(0.3),), transform=transform, progbar=False)
    thread = threading.Thread(target=wrapped, args=(0, 9, body, (jax.numpy.asarray(0.3),)), kwargs=asked)
    thread.start()
    thread.join()
    assert len(run.rows) == 36
