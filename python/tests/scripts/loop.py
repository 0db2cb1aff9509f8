"""A random-walk Metropolis sampler of its own: loop.py DRAWS CHAINS [by-chain]."""

import sys

import numpy as np

import rhatchet

draws, chains, by_chain = int(sys.argv[1]), int(sys.argv[2]), "by-chain" in sys.argv
rng = np.random.default_rng(1)
x, kept = rng.normal(size=(chains, 2)), []
with rhatchet.record(tune=10, draws=draws, chains=chains, sampler="metropolis", seed=1) as log:
    for i in range(10 + draws):
        step = x + rng.normal(size=x.shape)
        accepted = np.log(rng.random(chains)) < (x**2).sum(1) / 2 - (step**2).sum(1) / 2
        x = np.where(accepted[:, None], step, x)
        kept.append(x)
        if by_chain:
            for chain in range(chains):
                log({"x": x[chain], "r": np.hypot(*x[chain])}, chain=chain, tuning=i < 10, accepted=accepted[chain])
        else:
            log({"x": x, "r": np.hypot(*x.T)}, tuning=i < 10, accepted=accepted)
print("drawn:", len(kept), float(np.sum(kept[-1])), flush=True)
