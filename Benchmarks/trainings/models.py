"""Small models, healthy ones and ones that are sick in a way that their name says; each function gives a PyMC model."""

import numpy as np
import pymc as pm

RNG = np.random.default_rng(11)
SCHOOLS = np.array([28.0, 8, -3, 7, -1, 1, 18, 12]), np.array([15.0, 10, 16, 11, 9, 11, 10, 18])


def normal(size):
    with pm.Model() as model:
        pm.Normal("x", 0, 1, shape=size)
    return model


def correlated(size, rho, scale=1.0):
    covariance = scale**2 * (rho * np.ones((size, size)) + (1 - rho) * np.eye(size))
    with pm.Model() as model:
        pm.MvNormal("x", np.zeros(size), covariance, shape=size)
    return model


def scaled(size, decades=6):
    """Scales over so many powers of ten."""
    with pm.Model() as model:
        pm.Normal("x", 0, np.logspace(-decades / 2, decades / 2, size), shape=size)
    return model


def regression(likelihood="normal"):
    x = RNG.normal(size=(200, 4))
    eta = x @ np.array([1.0, -0.5, 0.3, 0.0])
    with pm.Model() as model:
        b = pm.Normal("b", 0, 2, shape=4)
        a = pm.Normal("a", 0, 2)
        mu = a + pm.math.dot(x, b)
        if likelihood == "normal":
            pm.Normal("y", mu, pm.HalfNormal("sigma", 2), observed=eta + RNG.normal(size=200))
        elif likelihood == "student":
            y = eta + RNG.standard_t(3, size=200)
            pm.StudentT("y", nu=4, mu=mu, sigma=pm.HalfNormal("sigma", 2), observed=y)
        elif likelihood == "logistic":
            pm.Bernoulli("y", logit_p=mu, observed=RNG.random(200) < 1 / (1 + np.exp(-eta)))
        else:
            pm.Poisson("y", pm.math.exp(mu), observed=RNG.poisson(np.exp(eta)))
    return model


def schools(centred, prior=5.0):
    y, sigma = SCHOOLS
    with pm.Model() as model:
        mu = pm.Normal("mu", 0, 5)
        tau = pm.HalfCauchy("tau", prior)
        if centred:
            theta = pm.Normal("theta", mu, tau, shape=8)
        else:
            theta = pm.Deterministic("theta", mu + tau * pm.Normal("z", 0, 1, shape=8))
        pm.Normal("y", theta, sigma, observed=y)
    return model


def hierarchy():
    """Well-informed groups: the centred form is the right one."""
    groups = np.repeat(np.arange(10), 50)
    y = RNG.normal(size=10)[groups] + 0.5 * RNG.normal(size=500)
    with pm.Model() as model:
        mu, tau = pm.Normal("mu", 0, 2), pm.HalfNormal("tau", 2)
        theta = pm.Normal("theta", mu, tau, shape=10)
        pm.Normal("y", theta[groups], pm.HalfNormal("sigma", 1), observed=y)
    return model


def funnel(size=9):
    """Neal's funnel (2003)."""
    with pm.Model() as model:
        v = pm.Normal("v", 0, 3)
        pm.Normal("x", 0, pm.math.exp(v / 2), shape=size)
    return model


def wells():
    with pm.Model() as model:
        pm.Normal("mu", 0, 1)
        x = pm.Flat("x", initval=0.3)
        pm.Potential("wells", -200 * (x**2 - 1) ** 2)
    return model


def mixture(ordered):
    y = np.concatenate([RNG.normal(-3, 1, 100), RNG.normal(3, 1, 100)])
    with pm.Model() as model:
        transform = pm.distributions.transforms.ordered if ordered else None
        mu = pm.Normal("mu", 0, 5, shape=2, transform=transform, initval=[-1, 1] if ordered else None)
        pm.NormalMixture("y", w=np.array([0.5, 0.5]), mu=mu, sigma=1, observed=y)
    return model


def cauchy():
    with pm.Model() as model:
        pm.Cauchy("x", 0, 1, shape=5)
    return model


def unidentified():
    """Only the sum is known: a straight ridge, which a dense metric takes away."""
    y = RNG.normal(1, 1, 100)
    with pm.Model() as model:
        a, b = pm.Normal("a", 0, 100), pm.Normal("b", 0, 100)
        pm.Normal("y", a + b, 1, observed=y)
    return model


def walk():
    y = np.cumsum(0.3 * RNG.normal(size=60)) + 0.3 * RNG.normal(size=60)
    with pm.Model() as model:
        step = pm.HalfNormal("step", 1)
        state = pm.GaussianRandomWalk("state", mu=0, sigma=step, init_dist=pm.Normal.dist(0, 1), steps=59)
        pm.Normal("y", state, 0.3, observed=y)
    return model


def counts():
    with pm.Model() as model:
        p = pm.Beta("p", 1, 1, shape=6)
        pm.Binomial("y", 20, p, observed=np.array([1, 4, 9, 12, 17, 19]))
    return model


def shares():
    with pm.Model() as model:
        p = pm.Dirichlet("p", np.ones(5))
        pm.Multinomial("y", 100, p, observed=np.array([40, 25, 20, 10, 5]))
    return model


def waiting():
    with pm.Model() as model:
        shape, rate = pm.Gamma("shape", 2, 1), pm.Gamma("rate", 2, 1)
        pm.Gamma("y", shape, rate, observed=RNG.gamma(3, 0.5, 150))
    return model


def factor():
    """One factor behind six measurements: loadings and factor may change their signs together."""
    y = np.outer(RNG.normal(size=60), [1.0, 0.8, -0.9, 0.7, 1.1, -0.6]) + 0.5 * RNG.normal(size=(60, 6))
    with pm.Model() as model:
        loadings = pm.Normal("loadings", 0, 1, shape=6)
        scores = pm.Normal("scores", 0, 1, shape=60)
        pm.Normal("y", scores[:, None] * loadings[None, :], pm.HalfNormal("sigma", 1), observed=y)
    return model


def horseshoe():
    """Shrinkage with scales that are sampled together with what they scale."""
    x = RNG.normal(size=(60, 20))
    y = x[:, :2] @ np.array([2.0, -2.0]) + RNG.normal(size=60)
    with pm.Model() as model:
        local, common = pm.HalfCauchy("local", 1, shape=20), pm.HalfCauchy("common", 0.1)
        b = pm.Normal("b", 0, local * common, shape=20)
        pm.Normal("y", pm.math.dot(x, b), pm.HalfNormal("sigma", 1), observed=y)
    return model


def polynomial(degree):
    """A regression on powers of a year that was not centred."""
    year = np.linspace(1, 3, 80)
    x = np.stack([year**power for power in range(degree + 1)], axis=1)
    y = np.sin(year) + 0.1 * RNG.normal(size=80)
    with pm.Model() as model:
        b = pm.Normal("b", 0, 10, shape=degree + 1)
        pm.Normal("y", pm.math.dot(x, b), 0.1, observed=y)
    return model
