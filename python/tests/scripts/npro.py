"""Samples eight schools with NumPyro and saves what the script got: npro.py OUT.npz JSON."""

import json
import os
import sys

arguments = {"num_warmup": 100, "num_samples": 150, "num_chains": 2, "chain_method": "sequential", **json.loads(sys.argv[2])}
if arguments["chain_method"] == "parallel":
    os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=2"

import jax
import numpy as np
import numpyro
import numpyro.distributions as dist
from numpyro.infer import MCMC, NUTS

Y = np.array([28.0, 8, -3, 7, -1, 1, 18, 12])
SIGMA = np.array([15.0, 10, 16, 11, 9, 11, 10, 18])


def schools(y=None):
    mu = numpyro.sample("mu", dist.Normal(0, 5))
    tau = numpyro.sample("tau", dist.HalfCauchy(5))
    with numpyro.plate("school", 8):
        z = numpyro.sample("z", dist.Normal(0, 1))
        theta = numpyro.deterministic("theta", mu + tau * z)
        numpyro.sample("y", dist.Normal(theta, SIGMA), obs=y)


typed = arguments.pop("typed_keys", False)
slow = arguments.pop("progress_bar", False)
mcmc = MCMC(NUTS(schools, target_accept_prob=0.9), progress_bar=slow, **arguments)
key = jax.random.key(3) if typed else jax.random.PRNGKey(3)
try:
    mcmc.run(key, y=Y, extra_fields=("energy", "num_steps", "accept_prob", "adapt_state.step_size", "potential_energy"))
except KeyboardInterrupt as error:
    print("stopped:", error)
    sys.exit(0)
got = {k: np.asarray(v) for k, v in mcmc.get_samples(group_by_chain=True).items()}
got |= {f"stat:{k}": np.asarray(v) for k, v in mcmc.get_extra_fields(group_by_chain=True).items()}
np.savez(sys.argv[1], **got)
