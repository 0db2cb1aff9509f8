"""Samples the small or the mixed model, saves what it got, and may kill itself: cut.py OUT.npz JSON [MODEL]

JSON holds pm.sample's arguments and "cut": the number of draws after which the process kills itself, 0 for never. A
sampler that takes no callback is killed once that many bytes are recorded. "stop" asks for a graceful stop instead.
"""

import json
import os
import pathlib
import signal
import sys
import threading
import time

import models
import numpy as np
import pymc as pm

out, arguments = sys.argv[1], json.loads(sys.argv[2])
cut, stop = arguments.pop("cut", 0), arguments.pop("stop", 0)
model = getattr(models, sys.argv[3] if len(sys.argv) > 3 else "small")()
arguments = {"progressbar": False, "compute_convergence_checks": False, "random_seed": 5, **arguments}
seen = []


def callback(trace, draw):
    seen.append((draw.chain, draw.draw_idx))
    if len(seen) == stop:
        control = pathlib.Path(os.environ["RHATCHET_SEGMENT"]) / "control"
        control.mkdir(exist_ok=True)
        (control / "stop").touch()
        time.sleep(0.2)  # the control folder is looked into ten times a second
    if len(seen) == cut:
        os.killpg(0, signal.SIGKILL)  # workers of a dead parent would go on waiting for it


def size(folder):
    return sum(path.stat().st_size for path in folder.glob("chain-*.draws"))


def watch_size():
    folder = pathlib.Path(os.environ["RHATCHET_SEGMENT"]) / "run-0"
    while not (folder / "run.json").exists():
        time.sleep(0.002)
    # What the segment goes on from stands in its files before run.json is there.
    kept = size(folder)
    while size(folder) < kept + cut:
        time.sleep(0.002)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    os.setsid()
    if arguments.get("nuts_sampler") == "pymc":
        arguments["callback"] = callback
    elif cut:
        threading.Thread(target=watch_size, daemon=True).start()
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
