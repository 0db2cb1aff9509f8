"""Metropolis, SMC and, where PyMC can use it, BlackJAX on one model: others.py mcmc|blackjax; prints what was drawn.

"blackjax-long" draws for ever.
"""

import sys

import models
import pymc as pm

which = sys.argv[1]
FEW = {"tune": 60, "draws": 50, "chains": 2, "cores": 1, "progressbar": False, "compute_convergence_checks": False, "random_seed": 3}


def show(data):
    print(" ".join(f"{name} {float(values.sum())!r}" for name, values in sorted(data["posterior"].data_vars.items())), flush=True)


with models.small():
    if which == "mcmc":
        show(pm.sample(step=pm.Metropolis(), **FEW))
        show(pm.sample_smc(draws=50, chains=2, cores=1, random_seed=3, progressbar=False, compute_convergence_checks=False))
    else:
        more = {"nuts_sampler": "blackjax", "nuts_sampler_kwargs": {"chain_method": "vectorized"}}
        show(pm.sample(**FEW | more | ({"draws": 400_000} if which == "blackjax-long" else {})))
