"""Calls the samplers in every way that is recorded, and saves what the script itself got: tour.py OUT.npz."""

import sys

import models
import numpy as np
import pymc as pm
from pymc import sample

FEW = {"tune": 60, "draws": 40, "chains": 2, "progressbar": False, "compute_convergence_checks": False}
got = {}


def keep(call, data):
    for name, values in data["posterior"].data_vars.items():
        got[f"{call}:{name}"] = values.values


with models.small():
    keep(0, pm.sample(random_seed=1, cores=2, **FEW))  # the environment's default sampler

seen = []
with models.small() as model:
    callback = lambda trace, draw: seen.append((draw.chain, draw.draw_idx))
    keep(1, sample(random_seed=2, cores=2, callback=callback, **FEW))  # PyMC's own sampler in any case
assert sorted(seen) == [(c, i) for c in range(2) for i in range(100)]

keep(2, pm.sample(model=models.mixed(), random_seed=3, cores=1, **FEW))

import nutpie

compiled = nutpie.compile_pymc_model(models.small())
settings = {"tune": 60, "draws": 600, "chains": 2, "seed": 4, "progress_bar": False}
keep(3, nutpie.sample(compiled, **settings))
handle = nutpie.sample(compiled, **settings, blocking=False)
keep(4, handle.wait())

try:
    with models.small():
        pm.sample(random_seed=5, init="no such init", nuts_sampler="pymc", **FEW)
except ValueError as error:
    print("as expected:", error)

np.savez(sys.argv[1], **got)
