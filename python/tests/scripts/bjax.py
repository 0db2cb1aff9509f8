"""Three lines in a loop of BlackJAX's, stepped by hand or in one scan: bjax.py loop|scan DRAWS."""

import sys

import blackjax
import jax
import jax.numpy as jnp
import numpy as np

import rhatchet

how, draws, chains = sys.argv[1], int(sys.argv[2]), 3
logp = lambda position: -0.5 * jnp.sum(position["x"] ** 2) - 0.5 * (position["y"] - 1.0) ** 2
kernel = blackjax.nuts(logp, step_size=0.6, inverse_mass_matrix=jnp.ones(3))
state = jax.vmap(kernel.init)({"x": jnp.zeros((chains, 2)), "y": jnp.zeros(chains)})
keys = jax.random.split(jax.random.PRNGKey(0), draws)
step = jax.vmap(kernel.step)

with rhatchet.record(tune=0, draws=draws, chains=chains, sampler="blackjax", kernel={"step_size": 0.6}) as log:
    if how == "loop":
        jitted = jax.jit(step)
        for key in keys:
            state, info = jitted(jax.random.split(key, chains), state)
            log(state.position, diverging=info.is_divergent, energy=info.energy, n_steps=info.num_integration_steps)
    else:

        def one(state, key):
            state, info = step(jax.random.split(key, chains), state)
            jax.experimental.io_callback(log, None, state.position, ordered=True)
            return state, None

        state, _ = jax.lax.scan(one, state, keys)
        jax.block_until_ready(state)
print("last:", np.asarray(state.position["y"]).tolist())
