"""Hands values out of a computation of JAX's while it runs.

``jax.debug.callback`` does that, and puts every array on a device again before it calls: 30 us an array. XLA itself calls a
Python function with numpy arrays in 2 us. Which of both is used is tried out once per process, since the way to XLA is no
interface that JAX promises.
"""

_taps = []


def tap(callback, *arrays):
    """Call ``callback`` with the values of ``arrays`` each time that the computation comes here.

    All arrays have the same leading axes of a batch, where there is one; under ``vmap`` one more axis comes in front.
    """
    (_taps[0] if _taps else _by_jax)(callback, *arrays)


def prepare():
    """Find out which way works here; to be called outside of any computation that is being traced."""
    if not _taps:
        _taps.append(_chosen())


def _by_jax(callback, *arrays):
    import jax

    jax.debug.callback(callback, *arrays)


def _chosen():
    import jax

    try:
        way = _primitive()
        seen = []
        probe = jax.jit(jax.vmap(lambda x: (way(lambda *got: seen.append([g.tolist() for g in got]), x, jax.numpy.ones(1)), x)[1]))
        jax.block_until_ready(probe(jax.numpy.arange(2.0)))
        jax.effects_barrier()
        if seen == [[[0.0, 1.0], [[1.0], [1.0]]]] and jax.default_backend() == "cpu":
            return way
    except Exception:
        pass  # another JAX than those that are known
    return _by_jax


def _primitive():
    """The way to XLA, as JAX's own callbacks go it (jax/_src/callback.py)."""
    from jax._src import callback as callbacks
    from jax._src import core, effects
    from jax._src.interpreters import batching, mlir

    emit = getattr(callbacks, "emit_python_callback", None) or mlir.emit_python_callback

    class TapEffect(effects.Effect):
        """Keeps the call from being optimised away."""

        __str__ = lambda self: "RhatchetTap"

    effect = TapEffect()
    for kind in ("lowerable", "control_flow_allowed", "remat_allowed", "custom_derivatives_allowed"):
        getattr(effects, f"{kind}_effects").add_type(TapEffect)
    primitive = core.Primitive("rhatchet_tap")
    primitive.multiple_results = True
    primitive.def_effectful_abstract_eval(lambda *arrays, callback: ([], {effect}))

    def call_now(*arrays, callback):
        import numpy as np

        callback(*map(np.asarray, arrays))
        return []

    def lower(context, *operands, callback):
        def call(*arrays):
            callback(*arrays)
            return ()

        return emit(context, call, None, list(operands), context.avals_in, [], has_side_effect=True)[0]

    def batch(arrays, dims, *, callback):
        import jax.numpy as jnp

        # What is not mapped has another mark than a number, which JAX has changed more than once.
        size = next(a.shape[d] for a, d in zip(arrays, dims) if isinstance(d, int))
        fronted = [
            jnp.moveaxis(a, d, 0) if isinstance(d, int) else jnp.broadcast_to(a, (size, *a.shape)) for a, d in zip(arrays, dims)
        ]
        return primitive.bind(*fronted, callback=callback), []

    primitive.def_impl(call_now)
    mlir.register_lowering(primitive, lower, platform="cpu")
    batching.primitive_batchers[primitive] = batch
    return lambda callback, *arrays: primitive.bind(*arrays, callback=callback)


def packed(arrays, batch):
    """All arrays as one of floats, behind ``batch`` leading axes, and where in it each lies: a `Layout`."""
    import jax.numpy as jnp
    import numpy as np

    fields, flat, start = [], [], 0
    for name, value in arrays.items():
        value = jnp.asarray(value)
        shape = value.shape[batch:]
        end = start + int(np.prod(shape, dtype=int))
        fields.append((name, start, end, shape, np.dtype(value.dtype)))
        flat.append(jnp.reshape(value, (*value.shape[:batch], end - start)))
        start = end
    kinds = [part.dtype for part in flat if jnp.issubdtype(part.dtype, jnp.floating)]
    return Layout(fields), jnp.concatenate([part.astype(jnp.result_type(*kinds)) for part in flat], axis=-1)


class Layout:
    """Where variables and statistics lie in a packed draw; a statistic's name is a tuple of one."""

    def __init__(self, fields):
        self._variables = [field for field in fields if not isinstance(field[0], tuple)]
        kinds = {"f": float, "i": int, "u": int, "b": bool}
        self._statistics = [(name[0], start, kinds[dtype.kind]) for name, start, _, _, dtype in fields if isinstance(name, tuple)]

    @property
    def columns(self):
        """(group, name) of all that lies in it."""
        return {("posterior", field[0]) for field in self._variables} | {("sample_stats", field[0]) for field in self._statistics}

    def unpacked(self, row):
        """({variable: array}, {statistic: number}) of one draw."""
        variables = {}
        for name, start, end, shape, dtype in self._variables:
            variables[name] = row[start:end].reshape(shape).astype(dtype, copy=False)
        return variables, {name: kind(row[start]) for name, start, kind in self._statistics}

    def unpacked_block(self, rows):
        """The same of some draws, each array with a draw dimension in front."""
        variables = {}
        for name, start, end, shape, dtype in self._variables:
            variables[name] = rows[:, start:end].reshape(len(rows), *shape).astype(dtype, copy=False)
        return variables, {name: rows[:, start].astype(kind) for name, start, kind in self._statistics}


def key_data(key):
    """A random key as plain numbers, for both kinds of keys that JAX has."""
    import jax

    return jax.random.key_data(key) if jax.dtypes.issubdtype(key.dtype, jax.dtypes.prng_key) else key
