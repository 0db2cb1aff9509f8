"""PyStan, which samples in processes of its own: pystan_program.py; DRAWS and CPU as in pymc_program.py."""

import os
import sys
import time

import stan

SCHOOLS = """
data { array[8] real y; array[8] real<lower=0> sigma; }
parameters { real mu; real<lower=0> tau; vector[8] z; }
model { mu ~ normal(0, 5); tau ~ normal(0, 5); z ~ std_normal(); to_vector(y) ~ normal(mu + tau * z, to_vector(sigma)); }
"""
DATA = {"y": [28, 8, -3, 7, -1, 1, 18, 12], "sigma": [15, 10, 16, 11, 9, 11, 10, 18]}

DRAWS = int(os.environ.get("DRAWS", "1000"))

if "CPU" in os.environ:
    # Of a seeded fit that it has on disk PyStan samples nothing.
    posterior = stan.build(SCHOOLS, data=DATA)
    posterior.sample(num_chains=2, num_samples=50, num_warmup=300)
    before = time.process_time()
    posterior.sample(num_chains=2, num_samples=DRAWS, num_warmup=300)
    print("cpu", time.process_time() - before, 2 * DRAWS, flush=True)
    sys.exit()
posterior = stan.build(SCHOOLS, data=DATA, random_seed=7)
fit = posterior.sample(num_chains=2, num_samples=DRAWS, num_warmup=300)
# PyStan leaves its progress without an end of line.
print("\ngot", fit["mu"].size, float(fit["mu"].ravel()[-1]), flush=True)
