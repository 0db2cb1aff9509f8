"""Samples the small or the mixed model, saves what it got, and may kill itself: cut.py OUT.npz JSON [MODEL]

JSON holds pm.sample's arguments and "cut": the number of draws after which the process kills itself, 0 for never.
"""

import json
import os
import signal
import sys

import models
import numpy as np
import pymc as pm

out, arguments = sys.argv[1], json.loads(sys.argv[2])
cut = arguments.pop("cut", 0)
model = getattr(models, sys.argv[3] if len(sys.argv) > 3 else "small")()
arguments = {"progressbar": False, "compute_convergence_checks": False, "random_seed": 5, **arguments}
seen = []


def callback(trace, draw):
    seen.append((draw.chain, draw.draw_idx))
    if len(seen) == cut:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    if arguments.get("nuts_sampler") == "pymc":
        arguments["callback"] = callback
    with model:
        data = pm.sample(**arguments)
    groups = data.groups() if callable(data.groups) else data.groups
    got = {}
    for group in (g.strip("/") for g in groups if g != "/"):
        for name, values in data[group].data_vars.items():
            if values.dtype != object:
                got[f"{group}:{name}"] = values.values
    got["seen"] = np.array(seen).reshape(-1, 2)
    np.savez(out, **got)
