"""The mean of `y.csv`, drawn in seconds: what goes wrong with it is put in by the tests."""

import numpy as np
import pymc as pm

y = np.loadtxt("y.csv")

with pm.Model() as model:
    mu = pm.Normal("mu", 0, 5)
    pm.Normal("y", mu, 1.0, observed=y)

    trace = pm.sample(
        draws=1000,
        tune=500,
        chains=2,
        cores=2,
        random_seed=1,
        nuts_sampler="pymc",
        progressbar=False,
        compute_convergence_checks=False,
    )
