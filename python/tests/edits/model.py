"""Scores of schools against hours taught."""
import os
from pathlib import Path

import arviz as az
import numpy as np
import pandas as pd
import pymc as pm

FEATURES = ["hours", "income"]
PRIOR_SD = 2.5
TUNE = 500  # tuning draws


def load(name):
    frame = pd.read_csv(Path("data") / name)
    frame = frame.dropna()
    return frame


def link(x):
    return 1 / (1 + np.exp(-x))


def noise_scale():
    return 1.5


frame = load("scores.csv")
X = frame[FEATURES].to_numpy()
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = frame["passed"].to_numpy()
group = frame["school"].astype("category").cat.codes.to_numpy()
n_groups = 8
target = np.log(frame["score"])

with pm.Model() as model:
    sd = noise_scale()
    mu = pm.Normal("mu", 0, 5)
    tau = pm.HalfNormal("tau", PRIOR_SD)
    theta = pm.Normal("theta", mu, tau, shape=n_groups)
    beta = pm.Normal("beta", 0, sd, shape=X.shape[1])
    eta = theta[group] + X @ beta
    pm.Bernoulli("passed", link(eta), observed=y)
    pm.Deterministic("spread", theta.max() - theta.min())
    idata = pm.sample(draws=1000, tune=TUNE, target_accept=0.8, chains=4, cores=4, random_seed=1, progressbar=True)

summary = az.summary(idata, var_names=["mu", "tau"])
print(summary)
idata.to_netcdf("output/model.nc")
