"""BlackJAX by itself, with the three lines of its adapter; DRAWS, SAID and CPU as in pymc_program.py."""

import os
import struct
import time

import blackjax
import jax
import jax.numpy as jnp

import rhatchet

DRAWS, CHAINS = int(os.environ.get("DRAWS", "1000")), 2
Y, SIGMA = jnp.array([28.0, 8, -3, 7, -1, 1, 18, 12]), jnp.array([15.0, 10, 16, 11, 9, 11, 10, 18])
handed = [0]
FILE = os.open(os.environ["SAID"], os.O_RDWR | os.O_CREAT) if "SAID" in os.environ else None


def logp(p):
    theta = p["mu"] + jnp.exp(p["log_tau"]) * p["z"]
    prior = -p["mu"] ** 2 / 50 - jnp.exp(2 * p["log_tau"]) / 50 + p["log_tau"] - jnp.sum(p["z"] ** 2) / 2
    return prior - jnp.sum(((Y - theta) / SIGMA) ** 2) / 2


kernel = blackjax.nuts(logp, step_size=0.4, inverse_mass_matrix=jnp.array([1.0, 25.0] + 8 * [1.0]))
begin = {"mu": jnp.zeros(CHAINS), "log_tau": jnp.zeros(CHAINS), "z": jnp.zeros((CHAINS, 8))}
step = jax.vmap(kernel.step)


def sample(draws):
    state = jax.vmap(kernel.init)(begin)
    with rhatchet.record(tune=0, draws=draws, chains=CHAINS, sampler="blackjax") as log:

        def tap(position, divergent, energy, steps):
            log(position, diverging=divergent, energy=energy, n_steps=steps)
            if FILE is not None:
                handed[0] += CHAINS
                os.pwrite(FILE, struct.pack("<q", handed[0]), 0)

        def one(state, key):
            state, info = step(jax.random.split(key, CHAINS), state)
            shown = state.position, info.is_divergent, info.energy, info.num_integration_steps
            jax.experimental.io_callback(tap, None, *shown, ordered=True)
            return state, state.position["mu"]

        state, mu = jax.lax.scan(one, state, jax.random.split(jax.random.PRNGKey(7), draws))
        jax.block_until_ready(mu)
        return mu
    return jnp.zeros(0)


if "CPU" in os.environ:
    sample(50)
    before = time.process_time()
    sample(DRAWS)
    print("cpu", time.process_time() - before, CHAINS * DRAWS, flush=True)
else:
    mu = sample(DRAWS)
    print("got", mu.size, float(mu.ravel()[-1]) if mu.size else 0.0, flush=True)
