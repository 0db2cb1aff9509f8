"""A Metropolis sampler of one's own: own_program.py record|csv. DRAWS, SAID and CPU as in pymc_program.py."""

import contextlib
import os
import struct
import sys
import time

import numpy as np

import rhatchet

HOW, DRAWS, CHAINS = sys.argv[1], int(os.environ.get("DRAWS", "1000")), 2
FILE = os.open(os.environ["SAID"], os.O_RDWR | os.O_CREAT) if "SAID" in os.environ else None


def sample(draws):
    rng = np.random.default_rng(7)
    x, kept = rng.normal(size=(CHAINS, 10)), []
    with contextlib.ExitStack() as stack:
        log = stack.enter_context(rhatchet.record(tune=300, draws=draws, chains=CHAINS, sampler="own")) if HOW == "record" else None
        files = [stack.enter_context(open(f"chain_{c + 1}.csv", "w")) for c in range(CHAINS)] if HOW == "csv" else []
        for file in files:
            file.write(",".join(f"x.{i + 1}" for i in range(10)) + "\n")
        for i in range(300 + draws):
            proposed = x + 0.3 * rng.normal(size=x.shape)
            accepted = np.log(rng.random(CHAINS)) < (x**2).sum(1) / 2 - (proposed**2).sum(1) / 2
            x = np.where(accepted[:, None], proposed, x)
            kept.append(x)
            if log is not None:
                log({"x": x}, tuning=i < 300, accepted=accepted)
            for c, file in enumerate(files):
                file.write(",".join(map(repr, x[c].tolist())) + "\n")
            if "PACE" in os.environ:
                time.sleep(float(os.environ["PACE"]))
            if FILE is not None:
                os.pwrite(FILE, struct.pack("<q", CHAINS * len(kept)), 0)
    return kept


if "CPU" in os.environ:
    sample(50)
    before = time.process_time()
    sample(DRAWS)
    print("cpu", time.process_time() - before, CHAINS * (300 + DRAWS), flush=True)
else:
    kept = sample(DRAWS)
    print("got", CHAINS * len(kept), float(kept[-1][0, 0]), flush=True)
