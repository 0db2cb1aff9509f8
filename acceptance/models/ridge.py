"""A narrow ridge: with its trees cut a chain stays where it starts, with deep trees it runs along the whole ridge.

`max_treedepth` alone repairs it, a draw then takes some 200 gradients instead of one. PyMC's own sampler
is slow enough on it to be met while it draws; nutpie is not.
"""

import os

import pymc as pm

with pm.Model() as model:
    a = pm.Flat("a", initval=0.0)
    b = pm.Flat("b", initval=0.0)
    pm.Potential("ridge", -0.5 * (a + b) ** 2 - 0.5 * (300 * (a - b)) ** 2)
    pm.Deterministic("level", a + b + 60 * (a - b))

    trace = pm.sample(
        draws=int(os.environ.get("DRAWS", 1000)),
        tune=50,
        # Apart from the first draw on, with every seed: cut short they do not meet.
        init="adapt_diag",
        initvals=[{"a": -1.0, "b": -1.0}, {"a": 1.0, "b": 1.0}],
        chains=2,
        cores=2,
        random_seed=int(os.environ.get("SEED", 1)),
        nuts_sampler="pymc",
        nuts={"max_treedepth": 1},
        progressbar=False,
        compute_convergence_checks=False,
    )
