"""Samples with PyStan, or what stands in for it, and saves the values that the script got: pystan_sample.py OUT.npy"""

import sys

import numpy as np
import stan

fit = stan.Model().sample(num_chains=2, num_samples=16, num_warmup=24, num_thin=1, save_warmup=True)
np.save(sys.argv[1], np.array([]) if fit is None else fit._draws)
print("got", None if fit is None else fit._draws.shape)
