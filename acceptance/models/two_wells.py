"""Two deep wells: a chain stays in the one that it starts in. Jitter decides which, so the seed does.

With seed 2 the two chains end up in different wells, with seed 1 in the same; without jitter always in the same.
ROWS is what a gradient costs, DRAWS how long it takes.
"""

import os

import numpy as np
import pymc as pm

y = np.random.default_rng(3).normal(1.0, 1.0, int(os.environ.get("ROWS", 20_000)))

with pm.Model(coords={"side": ["left", "right"]}) as model:
    mu = pm.Normal("mu", 0, 1)
    x = pm.Flat("x", initval=0.3)
    pm.Potential("wells", -200 * (x**2 - 1) ** 2)
    pm.Deterministic("edges", pm.math.stack([x - 1, x + 1]), dims="side")
    pm.Normal("y", mu, 1.0, observed=y)

    trace = pm.sample(
        draws=int(os.environ.get("DRAWS", 1000)),
        tune=200,
        chains=2,
        cores=2,
        random_seed=int(os.environ.get("SEED", 2)),
        nuts_sampler="pymc",
        init="jitter+adapt_diag",
        target_accept=0.8,
        progressbar=False,
        compute_convergence_checks=False,
    )

if target := os.environ.get("SAVE"):
    np.savez(target, **{name: values.values for name, values in trace["posterior"].data_vars.items()})
