"""NumPyro by itself: numpyro_program.py CHAIN_METHOD; DRAWS, SAID and CPU as in pymc_program.py."""

import os
import struct
import sys
import time

import jax
import numpyro
import numpyro.distributions as dist
from numpyro.infer import MCMC, NUTS

DRAWS = int(os.environ.get("DRAWS", "1000"))
Y, SIGMA = jax.numpy.array([28.0, 8, -3, 7, -1, 1, 18, 12]), jax.numpy.array([15.0, 10, 16, 11, 9, 11, 10, 18])
handed = [0]
FILE = os.open(os.environ["SAID"], os.O_RDWR | os.O_CREAT) if "SAID" in os.environ else None


def schools():
    mu, tau = numpyro.sample("mu", dist.Normal(0, 5)), numpyro.sample("tau", dist.HalfNormal(5))
    with numpyro.plate("school", 8):
        z = numpyro.sample("z", dist.Normal(0, 1))
        numpyro.sample("y", dist.Normal(mu + tau * z, SIGMA), obs=Y)


def say(energy):
    handed[0] += energy.size
    os.pwrite(FILE, struct.pack("<q", handed[0]), 0)


if FILE is not None:
    drawn = NUTS.sample

    def sample(self, *given):
        after = drawn(self, *given)
        jax.debug.callback(say, after.energy)
        return after

    NUTS.sample = sample
mcmc = MCMC(NUTS(schools), num_warmup=300, num_samples=DRAWS, num_chains=2, chain_method=sys.argv[1], progress_bar=False)
mcmc.run(jax.random.PRNGKey(7))
if "CPU" in os.environ:
    before = time.process_time()
    mcmc.run(jax.random.PRNGKey(8))
    jax.block_until_ready(mcmc.get_samples())
    print("cpu", time.process_time() - before, 2 * (300 + DRAWS), flush=True)
mu = mcmc.get_samples()["mu"]
print("got", mu.size, float(mu.ravel()[-1]), flush=True)
