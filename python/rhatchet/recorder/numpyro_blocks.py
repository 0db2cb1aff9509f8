"""NumPyro's compiled loop in blocks: it is left ten times a second, and what it has drawn since then is recorded.

A callback for each draw, however little it does, keeps XLA from compiling the loop into one piece, and some 50 us are
lost with every draw. So the loop is run for as many draws as take a tenth of a second. Its state goes on from block to block as
it goes on from draw to draw, and the draws are the same. Between two blocks its state is written as a checkpoint. Where that cannot
be done (chains in several devices) the callback is used.
"""

import contextlib
import functools
import threading
import time

from .jax_tap import packed

#: Seconds of a block; what a kill may lose.
SECONDS = 0.1
#: Bytes that a block's draws may take, and the most of them.
BYTES, MOST = 4 * 2**20, 1000
#: Compiled loops by what they run; as many as NumPyro keeps of its own.
_loops, LOOPS = {}, 8


def wrapped_collect(collect, going, row):
    """NumPyro's ``fori_collect``; ``row(run, value)`` gives the named arrays of a state and its batch dimensions."""

    @functools.wraps(collect)
    def wrapper(lower, upper, body_fun, init_val, transform=lambda value: value, progbar=True, **options):
        run, loop = going.run, None
        if run is not None and _is_its_loop(run, body_fun) and upper > 0 and not _is_traced(init_val):
            loop = run.segment.guard("compiling a loop in blocks", _loop, run, body_fun, init_val, transform, row)
        if loop is None:
            return collect(lower, upper, body_fun, init_val, transform=transform, progbar=progbar, **options)
        run.in_blocks = True
        try:
            return _collected(run, loop, lower, upper, init_val, progbar, **options)
        finally:
            run.in_blocks = False

    return wrapper


def _is_its_loop(run, body_fun):
    """Whether the loop is one of the run's own chains; another thread may sample something else meanwhile."""
    sampler = getattr(body_fun, "keywords", {}).get("sampler")
    return run.recorded and sampler is run.sampler and threading.get_ident() == run.thread


def _is_traced(value):
    import jax

    return any(isinstance(leaf, jax.core.Tracer) for leaf in jax.tree.leaves(value))


def _loop(run, body_fun, init_val, transform, row):
    """The compiled loop; None where its values cannot be handed out as numbers."""
    import jax

    # A compiled loop is one of certain shapes.
    leaves, structure = jax.tree.flatten(init_val)
    key = (body_fun, transform, structure, tuple((jax.numpy.shape(leaf), str(jax.numpy.result_type(leaf))) for leaf in leaves))
    if key not in _loops:
        while len(_loops) >= LOOPS:
            del _loops[next(iter(_loops))]
        _loops[key] = Loop(run, body_fun, init_val, transform, row)
    return _loops[key] if _loops[key].call is not None else None


class Loop:
    """Some draws of the chains that ``init_val`` is the state of: ``call(value, size)``."""

    call = None

    def __init__(self, run, body_fun, init_val, transform, row):
        import jax
        import jax.numpy as jnp

        def drawn(value):
            arrays, batch = row(run, value)
            self.layout, flat = packed(arrays, batch)
            return flat, transform(value)

        one = jax.eval_shape(drawn, init_val)
        self.collected = one[1]
        leaves = jax.tree.leaves(one)
        if any(jax.dtypes.issubdtype(leaf.dtype, jax.dtypes.extended) for leaf in leaves):
            return
        self.most = max(1, min(MOST, BYTES // max(1, sum(leaf.size * leaf.dtype.itemsize for leaf in leaves))))

        def step(index, carry):
            value = body_fun(carry[0])
            return value, jax.tree.map(lambda room, new: room.at[index].set(new), carry[1], drawn(value))

        def draw(value, size):
            room = jax.tree.map(lambda leaf: jnp.zeros((self.most, *leaf.shape), leaf.dtype), one)
            return jax.lax.fori_loop(0, size, step, (value, room))

        run.in_blocks = True
        try:
            self.call = jax.jit(draw).lower(init_val, 1).compile()
        finally:
            run.in_blocks = False


def _collected(run, loop, lower, upper, value, progbar, collection_size=None, thinning=1, return_last_val=False, **options):
    """What ``fori_collect`` returns: the values of every ``thinning``-th draw, of each ``thinning`` the last one."""
    import jax
    import numpy as np

    many = (upper - lower) // thinning if collection_size is None else collection_size
    rooms = jax.tree.map(lambda leaf: np.zeros((many, *leaf.shape), leaf.dtype), loop.collected)
    put = functools.partial(_put, rooms, lower + (upper - lower) % thinning, thinning)
    chain, value, done, kept = run.begin_blocks(loop, value)
    if done:
        put(0, done, kept)
    size = 1
    with _bar(progbar, upper, done, options) as show:
        while done < upper:
            size = min(size, upper - done)
            begun = time.perf_counter()
            value, (rows, values) = loop.call(value, size)
            run.block(chain, loop.layout, np.asarray(rows)[:size])
            put(done, size, values)
            done += size
            show(done, size, value)
            run.attend(chain, done, value[0], done == upper)
            wanted = size * SECONDS / max(time.perf_counter() - begun, 1e-6)
            size = max(1, min(loop.most, int(wanted), 8 * size))
    leaves, structure = jax.tree.flatten(rooms)
    del rooms, put, kept
    for place in range(len(leaves)):
        # One after the other: all of the posterior must not be there twice.
        leaves[place] = jax.numpy.asarray(leaves[place])
    collection = jax.tree.unflatten(structure, leaves)
    return (collection, value) if return_last_val else collection


def _put(rooms, first, thinning, done, size, values):
    """Put into the collection what it takes of ``size`` draws that come behind ``done`` others."""
    import jax
    import numpy as np

    start = first + max(0, -(-(done - thinning + 1 - first) // thinning)) * thinning + thinning - 1
    if start < done + size:
        place = (start - first) // thinning
        for room, leaf in zip(jax.tree.leaves(rooms), jax.tree.leaves(values)):
            chosen = np.asarray(leaf)[start - done : size : thinning]
            room[place : place + len(chosen)] = chosen


@contextlib.contextmanager
def _bar(is_shown, upper, done, options):
    """NumPyro's progress bar: a function that is told how far the loop has come, by how many draws, and with which value."""
    if not is_shown:
        yield lambda *_: None
        return
    import tqdm

    describe, diagnose = options.get("progbar_desc", lambda _: ""), options.get("diagnostics_fn")
    with tqdm.tqdm(total=upper, initial=done) as bar:

        def show(done, size, value):
            bar.set_description(describe(done - 1), refresh=False)
            if diagnose is not None:
                bar.set_postfix_str(diagnose(value), refresh=False)
            bar.update(size)

        yield show
