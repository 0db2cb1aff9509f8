"""Flow of twelve rivers against rain and temperature, neither of them centred."""

import os

import arviz as az
import numpy as np
import pymc as pm

SEED = int(os.environ.get("SEED", 1))

# nutpie, the sampler of PyMC 6, is about three times as fast: there every river gets more days.
rng = np.random.default_rng(7)
n_rivers = 12
n_days = 8000 if int(pm.__version__.split(".")[0]) >= 6 else 1000
river = np.repeat(np.arange(n_rivers), n_days)
rain = rng.normal(rng.normal(40, 4, n_rivers)[river], 10)
warmth = rng.normal(rng.normal(20, 2, n_rivers)[river], 7)
base = rng.normal(60, 5, n_rivers)
per_rain = rng.normal(0.8, 0.2, n_rivers)
flow = base[river] + per_rain[river] * rain - 0.7 * warmth + rng.normal(0, 5, river.size)

with pm.Model(coords={"river": np.arange(n_rivers)}) as model:
    mu_base = pm.Normal("mu_base", 50, 20)
    mu_rain = pm.Normal("mu_rain", 0, 2)
    tau_base = pm.HalfNormal("tau_base", 10)
    tau_rain = pm.HalfNormal("tau_rain", 1)
    a = pm.Normal("base", mu_base, tau_base, dims="river")
    b = pm.Normal("per_rain", mu_rain, tau_rain, dims="river")
    per_degree = pm.Normal("per_degree", 0, 2)
    sigma = pm.HalfNormal("sigma", 20)

    # The flow to expect on a day of 20 degrees after heavy rain.
    pm.Deterministic("after_rain", a + b * 60 + per_degree * 20, dims="river")
    mean = a[river] + b[river] * rain + per_degree * warmth
    pm.Normal("flow", mean, sigma, observed=flow)

    trace = pm.sample(
        draws=1200,
        tune=50,
        chains=4,
        cores=4,
        random_seed=SEED,
        nuts={"target_accept": 0.8, "max_treedepth": 2},
    )

print(az.summary(trace, var_names=["~after_rain"]))
