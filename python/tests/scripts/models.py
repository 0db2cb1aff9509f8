"""The models that the test scripts sample."""

import numpy as np
import pymc as pm


def small():
    """Eight schools, uncentred: coords, dims, a transformed variable, deterministics of three dtypes."""
    y = np.array([28.0, 8, -3, 7, -1, 1, 18, 12])
    sigma = np.array([15.0, 10, 16, 11, 9, 11, 10, 18])
    with pm.Model(coords={"school": list("ABCDEFGH"), "year": [2001, 2002]}) as model:
        mu = pm.Normal("mu", 0, 5)
        tau = pm.HalfCauchy("tau", 5)
        z = pm.Normal("z", dims="school")
        theta = pm.Deterministic("theta", mu + tau * z, dims="school")
        pm.Deterministic("both", pm.math.stack([theta, -theta], axis=1), dims=("school", "year"))
        pm.Deterministic("positive", mu > 0)
        pm.Deterministic("above", pm.math.sum(theta > mu))
        pm.Normal("y", theta, sigma, observed=y)
    return model


def mixed():
    """Continuous and discrete variables, so that the step is a compound one."""
    with pm.Model() as model:
        rate = pm.Gamma("rate", 2, 1)
        count = pm.Poisson("count", rate, shape=2)
        flag = pm.Bernoulli("flag", 0.3)
        pm.Normal("y", pm.math.sum(count) + flag, 1, observed=3.0)
    return model


def slow(rows=20_000, groups=10, shift=0.0):
    """A hierarchical regression whose gradient costs some 0.2 ms."""
    rng = np.random.default_rng(7)
    group = rng.integers(0, groups, rows)
    x = rng.normal(2.0, 1.0, rows)
    a, b = rng.normal(1.0, 1.0, groups), rng.normal(0.5, 0.7, groups)
    y = a[group] + b[group] * x + rng.normal(size=rows) + shift
    with pm.Model(coords={"group": np.arange(groups)}) as model:
        mu = pm.Normal("mu", 0, 2, shape=2)
        tau = pm.HalfNormal("tau", 1, shape=2)
        a = pm.Normal("a", mu[0], tau[0], dims="group")
        b = pm.Normal("b", mu[1], tau[1], dims="group")
        sigma = pm.HalfNormal("sigma", 1)
        pm.Normal("y", a[group] + b[group] * x, sigma, observed=y)
    return model
