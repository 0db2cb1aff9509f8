"""A run that is long enough to be watched: long.py JSON-OF-PM.SAMPLE'S-ARGUMENTS [JSON-OF-THE-MODEL'S-ARGUMENTS]."""

import json
import sys

import models
import pymc as pm

arguments = {"progressbar": False, "compute_convergence_checks": False, "random_seed": 11, **json.loads(sys.argv[1])}
model = json.loads(sys.argv[2]) if len(sys.argv) > 2 else {}

if __name__ == "__main__":
    with models.slow(**model):
        data = pm.sample(**arguments)
    print("draws returned:", data["posterior"].sizes["draw"], flush=True)
