"""Samples eight schools with NumPyro and saves what the script got: npro.py OUT.npz JSON.

JSON holds MCMC's arguments, "target", and "fields" to collect beside the usual ones. "cut": [chain, draws] writes a checkpoint after every
block, and kills the process at the second one of that chain behind so many draws. "pymc" samples the same model by pm.sample.
"""

import json
import os
import signal
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


def cut_off(state, chain, draws):
    """The draws of a block stand behind the last checkpoint."""
    write, due = state.write_checkpoint, []

    def write_or_die(path, facts, arrays):
        if facts["chain"] == chain and facts["draw"] >= draws:
            if due:
                os.kill(os.getpid(), signal.SIGKILL)
            due.append(facts["draw"])
        write(path, facts, arrays)

    state.write_checkpoint, state.INTERVAL, state.COST_FACTOR = write_or_die, 0, 0


if (cut := arguments.pop("cut", None)) is not None:
    cut_off(next(module for name, module in sys.modules.items() if name.endswith(".numpyro_state")), *cut)
if arguments.pop("pymc", False):
    import pymc as pm

    with pm.Model():
        mu, tau = pm.Normal("mu", 0, 5), pm.HalfCauchy("tau", 5)
        theta = pm.Deterministic("theta", mu + tau * pm.Normal("z", shape=8))
        pm.Normal("y", theta, SIGMA, observed=Y)
        data = pm.sample(
            tune=arguments["num_warmup"], draws=arguments["num_samples"], chains=2, nuts_sampler="numpyro", random_seed=3,
            progressbar=False, compute_convergence_checks=False, nuts_sampler_kwargs={"chain_method": arguments["chain_method"]},
        )  # fmt: skip
    got = {k: v.values for k, v in data["posterior"].data_vars.items()}
    np.savez(sys.argv[1], **got, **{f"stat:{k}": v.values for k, v in data["sample_stats"].data_vars.items()})
    sys.exit(0)
typed = arguments.pop("typed_keys", False)
parts = arguments.pop("parts", False)
slow, fields = arguments.pop("progress_bar", False), arguments.pop("fields", [])
mcmc = MCMC(NUTS(schools, target_accept_prob=arguments.pop("target", 0.9)), progress_bar=slow, **arguments)
key = jax.random.key(3) if typed else jax.random.PRNGKey(3)
fields += ["energy", "num_steps", "accept_prob", "adapt_state.step_size", "potential_energy"]
try:
    mcmc.run(key, y=Y, extra_fields=fields)
    if parts:  # as NumPyro's documentation draws a second part
        first = np.asarray(mcmc.get_samples(group_by_chain=True)["mu"])
        mcmc.post_warmup_state = mcmc.last_state
        mcmc.run(mcmc.post_warmup_state.rng_key, y=Y, extra_fields=fields)
        np.savez(sys.argv[1], first=first, second=np.asarray(mcmc.get_samples(group_by_chain=True)["mu"]))
        sys.exit(0)
except KeyboardInterrupt as error:
    print("stopped:", error)
    sys.exit(0)
got = {k: np.asarray(v) for k, v in mcmc.get_samples(group_by_chain=True).items()}
got |= {f"stat:{k}": np.asarray(v) for k, v in mcmc.get_extra_fields(group_by_chain=True).items()}
np.savez(sys.argv[1], **got)
