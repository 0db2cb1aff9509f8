"""As ``stan.model`` of PyStan 3.10: ``_create_fit`` runs all chains in one event loop and swallows an interrupt."""

import asyncio
import json
import os

import httpstan.services_stub as services_stub

import stan.fit

MESSAGES = json.load(open(os.environ["MESSAGES"]))


class Model:
    random_seed = 5
    param_names, constrained_param_names, dims = (MESSAGES[k] for k in ("param_names", "constrained_param_names", "dims"))

    def sample(self, *, num_chains=4, **kwargs):
        return self._create_fit(function="stan::services::sample::hmc_nuts_diag_e_adapt", num_chains=num_chains, **kwargs)

    def _create_fit(self, *, function, num_chains, **kwargs):
        async def go():
            calls = [services_stub.call(function, "models/x", "fits/x", None, chain=c + 1, data={}, **kwargs) for c in range(num_chains)]
            outputs = await asyncio.gather(*map(asyncio.create_task, calls))
            names = self.param_names, self.constrained_param_names, self.dims
            given = (kwargs[k] for k in ("num_warmup", "num_samples", "num_thin", "save_warmup"))
            return stan.fit.Fit(tuple(outputs), num_chains, *names, *given)

        try:
            return asyncio.run(go())
        except KeyboardInterrupt:
            return None
