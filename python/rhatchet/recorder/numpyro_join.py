"""Resume with the kernel unchanged on NumPyro: only what is missing is drawn, and NumPyro returns the whole.

A chain's loop begins with the state of its checkpoint, behind the draws that were recorded until then. That state is the
whole of the chain, so what follows are the very draws of a run that was not cut, also where it was cut in its warm-up.
"""

from .earlier import Earlier, NotJoined
from .numpyro_state import differs, with_arrays
from .plan import ALL, graded

#: Fields of a state that are recorded under other names, with the sign that they have there.
RECORDED = {
    "diverging": ("diverging", 1), "energy": ("energy", 1), "accept_prob": ("acceptance_rate", 1), "num_steps": ("n_steps", 1),
    "potential_energy": ("lp", -1), "adapt_state.step_size": ("step_size", 1),
}  # fmt: skip


class Join:
    """The resume of one call with its kernel unchanged; raises NotJoined when it must be drawn anew."""

    def __init__(self, run, entry, known, facts, saved, loop, state):
        """``saved`` are the checkpoints by chain, ``loop`` and ``state`` what the first chain begins with."""
        self.run, self.upper, self.draws = run, facts["tune"] + facts["draws"], facts["draws"]
        self.earlier = Earlier(entry, known, facts)
        self.earlier.cut(self.draws)
        self._check_columns(loop)
        self.sources = self._sources(loop)
        self.saved = self._chosen(saved)
        if not self.saved:
            raise NotJoined("no checkpoint fits the draws that are there")
        for one in self.saved.values():
            if why := differs(state, one, run.width):
                raise NotJoined(f"the checkpoint of chain {one.chain} does not fit: {why}")
        #: Draws of each chain that are taken over, its warm-up included.
        self.kept = {chain: min(one.drawn, self.upper) for chain, one in self.saved.items()}
        for chain, part in enumerate(self.earlier.parts):
            _cut(part, self.kept.get(chain, 0))

    def _chosen(self, saved):
        """The newest state of each chain that its recorded draws reach up to; the same draw for chains that are drawn as one."""
        fits = {}
        for chain, part in enumerate(self.earlier.parts):
            recorded = part.tuned + part.have
            fits[chain] = {one.drawn: one for one in saved.get(chain, []) if one.drawn <= recorded or recorded >= self.upper}
        if self.run.batch:
            common = set.intersection(*map(set, fits.values()))
            fits = {chain: {drawn: states[drawn] for drawn in common} for chain, states in fits.items()}
        return {chain: states[max(states)] for chain, states in fits.items() if states}

    def _check_columns(self, loop):
        """What is drawn now must have all that stands in the files already."""
        columns = {(c["group"], c["name"]) for c in self.earlier.columns}
        if lacking := sorted(name for _, name in columns - self.run.handed_out(loop.layout)):
            raise NotJoined(f"{lacking} are not drawn any more")

    def _sources(self, loop):
        """For each array that NumPyro collects the column that holds it, and its sign there."""
        import jax

        names, collected = self.run.fields, loop.collected
        if not isinstance(collected, (list, tuple)) or len(collected) != len(names) or self.run.postprocesses:
            raise NotJoined("the call collects what is not recorded")
        values = self.run.named(collected[0])
        found = [("posterior", name, 1) for name in (sorted(values) if isinstance(collected[0], dict) else values)]
        found += [("sample_stats", *RECORDED.get(field, (field, 1))) for field in names[1:]]
        columns = {(c["group"], c["name"]): tuple(c["shape"]) for c in self.earlier.columns}
        leaves = jax.tree.leaves(collected)
        if len(leaves) != len(found):
            raise NotJoined("the call collects what is not recorded")
        for (group, name, _), leaf in zip(found, leaves):
            if columns.get((group, name)) != leaf.shape[self.run.batch :]:
                raise NotJoined(f"'{name}' was not recorded")
        return found

    def begins(self, chain, value):
        """The loop's value that the chains from ``chain`` on go on from, and how many draws stand before it."""
        if chain not in self.saved:
            return value, 0
        state = with_arrays(value[0], self.run.width, lambda name, place, array: self.saved[chain + place].arrays[name])
        return (state, *value[1:]), self.kept[chain]

    def collected(self, chain, loop):
        """What NumPyro had collected of the draws that are taken over, each array with the draws in front."""
        import jax
        import numpy as np

        leaves, structure = jax.tree.flatten(loop.collected)
        parts = self.earlier.parts[chain : chain + self.run.width]
        arrays = []
        for (group, name, sign), leaf in zip(self.sources, leaves):
            each = [np.concatenate([p.tuning[group, name], p.draws[group, name]]) for p in parts]
            array = np.stack(each, axis=1) if self.run.batch else each[0]
            arrays.append((array if sign > 0 else -array).astype(leaf.dtype))
        for part in parts:
            # They are in this segment's files by now, and in what NumPyro collects.
            part.tuning, part.draws = {}, {}
        return jax.tree.unflatten(structure, arrays)

    def graded(self, number, remarks):
        """What run.json says about the resume."""
        remarks = [*self.earlier.remarks, *remarks]
        if left := [chain for chain in range(self.earlier.chains) if chain not in self.saved]:
            remarks.append(f"chains {left} are drawn from their start")
        return graded(
            "warm", number, ALL, "; ".join(remarks), chains=sorted(self.saved), joins=self.earlier.joins,
            missing=[self.draws - part.have for part in self.earlier.parts], retuned=[],
        )  # fmt: skip


def _cut(part, count):
    """Keep the first ``count`` draws of a chain, warm-up first."""
    part.tuning = {key: values[:count] for key, values in part.tuning.items()}
    part.cut(max(0, count - part.tuned))
