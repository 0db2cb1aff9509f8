"""As ``stan.fit`` of PyStan 3.10: a fit is made of the messages of its chains."""

import json

import numpy as np


class Fit:
    def __init__(self, stan_outputs, num_chains, param_names, constrained_param_names, dims, num_warmup, num_samples, num_thin, save_warmup):
        self.stan_outputs, saved = stan_outputs, (num_samples + num_warmup * save_warmup) // num_thin
        assert num_chains == len(stan_outputs)
        chains = []
        for output in stan_outputs:
            messages = [json.loads(line) for line in output.splitlines()]
            rows = [list(m["values"].values()) for m in messages if m["topic"] == "sample" and isinstance(m["values"], dict)]
            assert len(rows) == saved
            chains.append(rows)
        self._draws = np.array(chains).transpose(2, 1, 0)
