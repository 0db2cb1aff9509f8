"""Real trainings for `detection-bench recorded`: detection.py FOLDER prints its table."""

import subprocess
import sys
from pathlib import Path

from recording import ROOT, record

#: Name, model, sampler, settings; the slow mixers are random walk Metropolis, which is correct and slow.
HEALTHY = [
    ("one normal", "normal(1)", "pymc", {}),
    ("100 normals", "normal(100)", "pymc", {}),
    ("400 normals", "normal(400)", "nutpie", {"draws": 2000}),
    ("correlated 0.9", "correlated(10, 0.9)", "pymc", {}),
    ("scales 1e-3 to 1e3", "scaled(7)", "pymc", {}),
    ("regression", "regression", "pymc", {}),
    ("regression, nutpie", "regression", "nutpie", {}),
    ("robust regression", "regression('student')", "nutpie", {}),
    ("logistic regression", "regression('logistic')", "pymc", {}),
    ("Poisson regression", "regression('poisson')", "nutpie", {}),
    ("eight schools, non-centred", "schools(False)", "pymc", {"target_accept": 0.95}),
    ("hierarchy", "hierarchy", "nutpie", {}),
    ("ordered mixture", "mixture(True)", "pymc", {}),
    ("binomial", "counts", "nutpie", {}),
    ("multinomial", "shares", "nutpie", {}),
    ("gamma", "waiting", "nutpie", {}),
    ("random walk", "walk", "nutpie", {}),
    ("Metropolis, 5 normals", "normal(5)", "metropolis", {"draws": 2000}),
    ("Metropolis, correlated 0.9", "correlated(5, 0.9)", "metropolis", {"draws": 4000}),
    ("Metropolis, correlated 0.99", "correlated(3, 0.99)", "metropolis", {"draws": 4000}),
    ("Metropolis, 20 normals", "normal(20)", "metropolis", {"draws": 2000}),
    ("Metropolis, regression", "regression", "metropolis", {"draws": 2000}),
]
SICK = [
    ("two wells", "wells", "pymc", {"tune": 200, "random_seed": 5}),
    ("mixture without order", "mixture(False)", "nutpie", {"random_seed": 3}),
    ("funnel", "funnel", "pymc", {}),
    ("eight schools, centred", "schools(True)", "pymc", {"tune": 300}),
    ("trees cut", "correlated(20, 0.99)", "pymc", {"max_treedepth": 3}),
]

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    named = []
    for prefix, trainings in (("", HEALTHY), ("sick:", SICK)):
        for number, (name, *training) in enumerate(trainings):
            named.append(f"{prefix}{name}={record(folder / f'{prefix[:4]}{number}', *training)}")
    sys.exit(subprocess.run([str(ROOT / ".build" / "release" / "detection-bench"), "recorded", *named]).returncode)
