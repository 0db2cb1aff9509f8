"""Eight schools, centred: a funnel that no sampler setting repairs.

The classic of Rubin (1981). The schools' effects are tied to their common scale, and where that scale is small the
effects have no room: the chains stick at the neck, diverge there and miss it. It takes another parametrisation, the
non-centred one, `theta = mu + tau * z`.
"""

import os

import arviz as az
import numpy as np
import pymc as pm

SEED = int(os.environ.get("SEED", 1))

effect = np.array([28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0])
error = np.array([15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0])

with pm.Model(coords={"school": list("ABCDEFGH")}) as model:
    mu = pm.Normal("mu", 0, 5)
    tau = pm.LogNormal("tau", 0, 2)
    theta = pm.Normal("theta", mu, tau, dims="school")
    pm.Normal("effect", theta, error, observed=effect)

    trace = pm.sample(
        draws=2000,
        tune=1000,
        chains=4,
        cores=4,
        random_seed=SEED,
        nuts={"target_accept": 0.8},
    )

print(az.summary(trace))
