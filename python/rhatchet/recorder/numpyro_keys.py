"""Tells chains apart by their random keys, which every draw replaces, where draws come one by one out of a computation."""


from .jax_tap import key_data


class Keys:
    """Which chain has which key now. Draws whose chain is not known yet wait; a chain's order follows from its keys."""

    def __init__(self, rng_key, chains, record):
        """``rng_key`` is the call's; ``record(chain, layout, row)`` is given each draw in its chain's order."""
        import jax
        import numpy as np

        self.record, self.chain_of, self.waiting = record, {}, []
        if chains > 1 and key_data(rng_key).ndim == 1:
            rng_key = jax.random.split(rng_key, chains)
        for chain, key in enumerate(np.atleast_2d(np.asarray(key_data(rng_key)))):
            self.chain_of[key.tobytes()] = chain

    def made(self, given, made):
        """The states that are made from chains' keys have other ones."""
        import numpy as np

        for one, other in zip(np.atleast_2d(np.asarray(given)), np.atleast_2d(np.asarray(made))):
            if (chain := self.chain_of.get(one.tobytes())) is not None:
                self.chain_of[other.tobytes()] = chain
        self._settle()

    def drawn(self, layout, keys, rows):
        """One draw of one chain, or of all at once: the random key before it and after it, and the values."""
        import numpy as np

        keys, rows = np.asarray(keys), np.asarray(rows)
        keys, rows = keys.reshape(-1, 2, keys.shape[-1]), rows.reshape(-1, rows.shape[-1])
        for pair, row in zip(keys, rows):
            before, after = pair[0].tobytes(), pair[1].tobytes()
            chain = None if self.waiting else self.chain_of.pop(before, None)
            if chain is None:
                self.waiting.append((before, after, layout, row.copy()))
            else:
                self.chain_of[after] = chain
                self.record(chain, layout, row)
        if self.waiting:
            self._settle()

    def _settle(self):
        """Record the draws whose chain is known by now."""
        moved = True
        while moved and self.waiting:
            waiting, self.waiting, moved = self.waiting, [], False
            for item in waiting:
                chain = self.chain_of.pop(item[0], None)
                if chain is None:
                    self.waiting.append(item)
                else:
                    self.chain_of[item[1]] = chain
                    self.record(chain, item[2], item[3])
                    moved = True
