"""Resume with a changed kernel on NumPyro: all is drawn anew, from where the chains were.

Each chain starts at its own last point. Step size and metric are what its warm-up starts from, which adapts both as the call says.
"""

from .numpyro_state import PREFIX, differs, is_of, with_arrays
from .plan import Cold, graded

#: The random key too: the call's own would give the random numbers of the segment before once more.
POINT = (".z", ".z_grad", ".potential_energy", ".rng_key")
STEP_SIZE, SEARCH = ".adapt_state.step_size", ".adapt_state.ss_state[4]"
METRIC = (".adapt_state.inverse_mass_matrix", ".adapt_state.mass_matrix_sqrt", ".adapt_state.mass_matrix_sqrt_inv")


class Warm:
    """The start of a changed kernel; raises Cold where no chain has anything to start from."""

    def __init__(self, run, saved, state):
        if run.goes_on:
            raise Cold("the call goes on from a state of its own")
        self.run, self.taken, self.remarks, self.saved = run, ["points"], [], {}
        for chain, states in sorted(saved.items()):
            if why := differs(state, states[0], run.width, POINT):
                self.remarks.append(f"the checkpoint of chain {chain} does not fit: {why}")
            elif chain < run.chains:
                self.saved[chain] = states[0]
        if not self.saved:
            raise Cold("; ".join(self.remarks) or "no checkpoint can be read")
        sampler = run.sampler
        self._take("step_size", sampler._adapt_step_size, sampler._step_size != 1.0, self._why(state, (STEP_SIZE,)))
        self._take("metric", sampler._adapt_mass_matrix, sampler._inverse_mass_matrix is not None, self._why(state, METRIC))

    def _why(self, state, roots):
        reasons = (differs(state, one, self.run.width, roots) for one in self.saved.values())
        return next(filter(None, reasons), "")

    def _take(self, what, adapts, given, why):
        if adapts and not given and not why:
            self.taken.append(what)
        else:
            reason = why or ("the call sets it itself" if given else "the call does not adapt it")
            self.remarks.append(f"{what} not taken: {reason}")

    def begins(self, chain, value):
        """The loop's value with what is taken over in it; no draw stands before it."""
        state = with_arrays(value[0], self.run.width, lambda name, place, array: self._taken(name, chain + place, array))
        return (state, *value[1:]), 0

    def _taken(self, name, chain, array):
        import numpy as np

        if chain not in self.saved:
            return array
        arrays = self.saved[chain].arrays
        if is_of(name, (SEARCH,)) and "step_size" in self.taken:
            # Dual averaging is drawn to ten times the step size that it starts from, as in NumPyro's warmup_adapter.
            return np.log(10 * arrays[PREFIX + STEP_SIZE])
        roots = (*POINT, *((STEP_SIZE,) if "step_size" in self.taken else ()), *(METRIC if "metric" in self.taken else ()))
        return arrays[name] if is_of(name, roots) else array

    def graded(self, number, remarks):
        """What run.json says about the resume."""
        said = [*remarks, *self.remarks]
        if left := sorted(set(range(self.run.chains)) - set(self.saved)):
            said.append(f"chains {left} start as usual")
        return graded("warm", number, self.taken, "; ".join(said), chains=sorted(self.saved))
