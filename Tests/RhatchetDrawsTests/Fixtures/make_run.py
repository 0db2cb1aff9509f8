"""Records a short PyMC run with Rhatchet's own hook, and what arviz-stats says of the draws that PyMC returned.

    python make_run.py ../../../python/hook      (Python 3.13, PyMC 6, arviz-stats 1.3.3)

Writes run/ (run.json and the chains' logs, without checkpoints) and run.expected.json beside this script.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

MODEL = """
import json, sys
import numpy as np
import pymc as pm
from arviz_stats.base import array_stats as az

y = np.array([28., 8., -3., 7., -1., 1., 18., 12.])
coords = {"school": ["Choate", "Deerfield", "Phillips Andover", "Phillips Exeter", "Hotchkiss", "Lawrenceville", "St. Paul's", "Mt. Hermon"]}
with pm.Model(coords=coords):
    mu = pm.Normal("mu", 0, 5)
    tau = pm.HalfCauchy("tau", 5)
    theta = pm.Normal("theta", mu, tau, dims="school")
    kind = pm.Bernoulli("kind", 0.3)
    pm.Deterministic("one", pm.math.eye(2))
    pm.Normal("obs", theta + 0 * kind, np.array([15., 10., 16., 11., 9., 11., 10., 18.]), observed=y)
    data = pm.sample(tune=40, draws=61, chains=2, cores=1, random_seed=7, progressbar=False, compute_convergence_checks=False)

written = lambda value: float(value) if np.isfinite(value) else str(float(value))
parameters = []
for name, variable in data["posterior"].data_vars.items():
    values = variable.transpose("chain", "draw", ...)
    labels = [[str(label) for label in variable[dim].values] for dim in values.dims[2:]]
    for index in np.ndindex(values.shape[2:]):
        x = values.values[(slice(None), slice(None), *index)].astype(float)
        label = ", ".join(labels[axis][i] for axis, i in enumerate(index))
        with np.errstate(all="ignore"):
            numbers = [az.rhat(x, method="rank"), az.ess(x, method="bulk"), az.ess(x, method="tail", prob=(.05, .95))]
        parameters.append({"name": f"{name}[{label}]" if label else name, "first": x[0].tolist()[:3], "numbers": list(map(written, numbers))})
stats = data["sample_stats"]
chains = [{"divergent": int(stats["diverging"][c].sum()), "bfmi": float(az.bfmi(stats["energy"].values)[c])} for c in range(2)]
json.dump({"parameters": parameters, "chains": chains}, open(sys.argv[1], "w"), indent=1)
"""


def main(hook):
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(folder, "model.py")
        with open(script, "w") as file:
            file.write(MODEL)
        segment = os.path.join(folder, "segments", "1")
        os.makedirs(segment)
        environment = os.environ | {
            "PYTHONPATH": os.path.abspath(hook),
            "RHATCHET_SEGMENT": segment,
            "RHATCHET_TRAINING": "model_1-1",
        }
        expected = os.path.join(HERE, "run.expected.json")
        subprocess.run([sys.executable, script, expected], check=True, env=environment)
        target = os.path.join(HERE, "run")
        shutil.rmtree(target, ignore_errors=True)
        ignored = shutil.ignore_patterns("*.checkpoint*")
        shutil.copytree(os.path.join(segment, "run-0"), target, ignore=ignored)


if __name__ == "__main__":
    main(sys.argv[1])
