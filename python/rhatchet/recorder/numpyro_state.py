"""A chain's whole state of NumPyro's as a checkpoint: its random key, its place in the warm-up and its adaptation included.

A chain that goes on from there draws, bit for bit, what it would have drawn. So draws that were recorded behind the checkpoint
need not be kept: they come again.
"""

import os
import time

from .checkpoint import CheckpointError, read_checkpoint, write_checkpoint
from .jax_tap import key_data
from .segment import timestamp

#: Seconds between two checkpoints; more when writing them costs more than a hundredth of that.
INTERVAL, COST_FACTOR = 0.25, 100
PREFIX = "state"


class Saver:
    """Writes the checkpoints of one run at the ends of its loop's blocks."""

    def __init__(self, run):
        self.run, self.due, self.saved = run, time.monotonic() + INTERVAL, {}

    def save(self, chains, drawn, tuning, state):
        """Write the checkpoints of the chains that ``state`` is of, unless that was done at this draw."""
        import numpy as np

        if all(self.saved.get(chain) == drawn for chain in chains):
            return
        started = time.monotonic()
        self.due = started + INTERVAL
        leaves = [(name, np.asarray(key_data(leaf))) for name, leaf in named_leaves(state)]
        for place, chain in enumerate(chains):
            arrays = {name: leaf[place] if len(chains) > 1 else leaf for name, leaf in leaves}
            self.write(chain, drawn, tuning, {name: np.asarray(array) for name, array in arrays.items()})
        now = time.monotonic()
        self.due = now + max(INTERVAL, COST_FACTOR * (now - started))

    def write(self, chain, drawn, tuning, arrays):
        """Write one chain's checkpoint; ``arrays`` are a state's by their names in the file."""
        facts = {
            "training": self.run.segment.training, "segment": self.run.segment.number, "run": self.run.number,
            "chain": chain, "sampler": "numpyro", "time": timestamp(), "draw": drawn - 1, "tuning": bool(tuning),
            "restart": "warm", "step_size": float(arrays[f"{PREFIX}.adapt_state.step_size"]),
        }  # fmt: skip
        write_checkpoint(self.run.checkpoint_path(chain), facts, arrays)
        self.saved[chain] = drawn


class Saved:
    """One sound checkpoint: after how many draws it was taken, and the state's arrays by name."""

    def __init__(self, facts, arrays):
        self.chain, self.drawn, self.tuning = facts["chain"], facts["draw"] + 1, facts["tuning"]
        self.arrays = {name: array for name, array in arrays.items() if name.startswith(PREFIX)}


def saved_states(paths):
    """{chain: its sound checkpoints, the newest first}, and remarks on those that are not."""
    found, remarks = {}, []
    for path in paths:
        for candidate in (path, path + ".1"):
            try:
                facts, arrays = read_checkpoint(candidate)
                if facts.get("sampler") == "numpyro":
                    found.setdefault(facts["chain"], []).append(Saved(facts, arrays))
            except FileNotFoundError:
                if candidate == path:
                    remarks.append(f"'{os.path.basename(path)}' is missing")
            except (OSError, ValueError, KeyError, CheckpointError) as error:
                remarks.append(str(error))
    for states in found.values():
        states.sort(key=lambda one: -one.drawn)
    return found, remarks


def named_leaves(state):
    """Each array of a state with its name in a checkpoint, as ``state.z['mu']``."""
    import jax

    return [(PREFIX + jax.tree_util.keystr(path), leaf) for path, leaf in jax.tree_util.tree_flatten_with_path(state)[0]]


def is_of(name, roots):
    """Whether an array of a state is one of the roots (``.adapt_state.step_size``) or lies within one."""
    field = name.removeprefix(PREFIX)
    return any(field == root or field.startswith((root + "[", root + ".")) for root in roots)


def differs(state, saved, chains, roots=None):
    """How a saved state differs from what a chain of this call has, as a clause; "" where it fits.

    ``roots`` are the fields that matter, which must be finite too; None for all of them.
    """
    import numpy as np

    for name, leaf in named_leaves(state):
        if roots is not None and not is_of(name, roots):
            continue
        data, array = key_data(leaf), saved.arrays.get(name)
        shape = data.shape[1:] if chains > 1 else data.shape
        if array is None or array.shape != shape or array.dtype != np.dtype(data.dtype):
            had = "is not there" if array is None else f"is {array.dtype}{list(array.shape)}"
            return f"'{name}' {had} and should be {data.dtype}{list(shape)}"
        if roots is not None and not np.all(np.isfinite(array)):
            return f"'{name}' is not finite"
    return ""


def with_arrays(state, chains, change):
    """``state`` with other arrays: ``change(name, place, array)`` gives each chain's, or the array itself to leave it."""
    import jax
    import numpy as np

    leaves, structure = jax.tree.flatten(state)
    fresh = []
    for (name, _), leaf in zip(named_leaves(state), leaves):
        own = np.array(key_data(leaf))
        if chains > 1:
            array = np.stack([change(name, place, own[place]) for place in range(chains)])
        else:
            array = np.asarray(change(name, 0, own))
        fresh.append(leaf if array is own else _like(leaf, array.astype(own.dtype)))
    return jax.tree.unflatten(structure, fresh)


def _like(leaf, array):
    """The array as JAX's own; a key of the new kind where the leaf is one."""
    import jax

    if jax.dtypes.issubdtype(leaf.dtype, jax.dtypes.prng_key):
        return jax.random.wrap_key_data(jax.numpy.asarray(array), impl=jax.random.key_impl(leaf))
    return jax.numpy.asarray(array)
