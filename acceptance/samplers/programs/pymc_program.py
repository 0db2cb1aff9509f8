"""Every sampler of PyMC's on one small model: pymc_program.py METHOD.

DRAWS post-warm-up draws of two chains. SAID names a file whose first eight bytes count the draws that the sampler has
handed over so far. CPU prints the CPU seconds of a second, warmed-up call.
"""

import os
import struct
import sys
import time

import numpy as np
import pymc as pm

METHOD, DRAWS = sys.argv[1], int(os.environ.get("DRAWS", "1000"))
Y, SIGMA = np.array([28.0, 8, -3, 7, -1, 1, 18, 12]), np.array([15.0, 10, 16, 11, 9, 11, 10, 18])
LIBRARIES = {"nutpie": "nutpie", "numpyro": "numpyro", "blackjax": "blackjax"}


def model():
    with pm.Model() as made:
        mu, tau = pm.Normal("mu", 0, 5), pm.HalfNormal("tau", 5)
        z = pm.Normal("z", shape=8)
        if METHOD == "compound":
            pm.Normal("w", pm.Poisson("count", 3.0), 1, observed=4.0)
        pm.Normal("y", mu + tau * z, SIGMA, observed=Y)
    return made


def settings(draws):
    given = {"tune": 300, "draws": draws, "chains": 2, "cores": 1, "random_seed": 7, "progressbar": False}
    given |= {"compute_convergence_checks": False, "nuts_sampler": LIBRARIES.get(METHOD, "pymc")}
    if METHOD in ("numpyro", "blackjax"):
        given["nuts_sampler_kwargs"] = {"chain_method": "vectorized"}
    if METHOD == "metropolis":
        given["step"] = pm.Metropolis()
    if METHOD not in LIBRARIES and "SAID" in os.environ:
        file, handed = os.open(os.environ["SAID"], os.O_RDWR | os.O_CREAT), [0]

        def callback(trace, draw):
            handed[0] += 1
            os.pwrite(file, struct.pack("<q", handed[0]), 0)

        given["callback"] = callback
    return given


def numpyro_says():
    """NumPyro takes no callback either; one behind its own draw counts them."""
    import jax
    from numpyro.infer import NUTS

    drawn, file, handed = NUTS.sample, os.open(os.environ["SAID"], os.O_RDWR | os.O_CREAT), [0]

    def say(energy):
        handed[0] += energy.size
        os.pwrite(file, struct.pack("<q", handed[0]), 0)

    def sample(self, *given):
        after = drawn(self, *given)
        jax.debug.callback(say, after.energy)
        return after

    NUTS.sample = sample


def nutpie_that_says():
    """nutpie takes no callback; its own trace, asked for while it draws, says how many there are."""
    import nutpie

    file = os.open(os.environ["SAID"], os.O_RDWR | os.O_CREAT)
    handle = nutpie.sample(nutpie.compile_pymc_model(model()), draws=DRAWS, tune=300, chains=2, seed=7, blocking=False, progress_bar=False)
    while True:  # until it is killed
        batches, _ = handle._sampler.inspect().get_arrow_trace()
        os.pwrite(file, struct.pack("<q", sum(batch.num_rows for batch in batches)), 0)
        time.sleep(0.2)


def sample(draws):
    with model():
        if METHOD == "smc":
            return pm.sample_smc(draws=draws, chains=2, cores=1, random_seed=7, progressbar=False, compute_convergence_checks=False)
        return pm.sample(**settings(draws))


if __name__ == "__main__":
    if METHOD == "nutpie" and "SAID" in os.environ:
        nutpie_that_says()
        sys.exit()
    if METHOD == "numpyro" and "SAID" in os.environ:
        numpyro_says()
    if "CPU" in os.environ:
        sample(50)
        # A call compiles, and the hook looks at its model, so what only more draws take is the difference of two lengths.
        taken = []
        for length in (DRAWS, 3 * DRAWS):
            before = time.process_time()
            sample(length)
            taken.append(time.process_time() - before)
        draws = (taken[1] - taken[0]) / 2
        print("cpu", draws, 2 * DRAWS, taken[0] - draws, flush=True)
        sys.exit()
    data = sample(DRAWS)
    sizes = data["posterior"].sizes
    print("got", sizes["chain"] * sizes["draw"], float(data["posterior"]["mu"].values[0, -1]), flush=True)
