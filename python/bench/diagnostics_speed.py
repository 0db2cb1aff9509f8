"""R-hat, bulk and tail ESS and the whole summary, against the installed arviz-stats, on the same draws in one run.

Ratios are of the quickest of some repetitions, ours on one and on two cores, arviz's on one: it uses no more. Both get
the draws in memory; reading a file is measured by scripts/bench-diagnose.sh.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import numpy as np
from arviz_stats.base import array_stats
from timing import best

ROOT = Path(__file__).resolve().parents[2]
PROBE = Path(os.environ.get("RHATCHET_DIAGNOSTICS_PROBE", ROOT / ".build/release/diagnostics-probe"))
REPEATS = int(os.environ.get("REPEATS", "7"))
# chains, draws, elements; then how many times as fast at least, for convergence and for the summary, and what is aimed at.
SHAPES = [((4, 1000, 1000), 30, 35), ((4, 10_000, 100), 22, 35)]
SUMMARY_FLOOR, SUMMARY_AIM, TWO_CORES = 25, 60, 1.8


def draws(shape, seed=20261125, correlation=0.3):
    """AR(1) draws of shape (chains, draws, elements)."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal(shape)
    scale = np.sqrt(1 - correlation**2)
    for draw in range(1, shape[1]):
        x[:, draw] = correlation * x[:, draw - 1] + scale * x[:, draw]
    return x


def arviz_convergence(x):
    array_stats.rhat(x, chain_axis=0, draw_axis=1)
    array_stats.ess(x, chain_axis=0, draw_axis=1, method="bulk")
    array_stats.ess(x, chain_axis=0, draw_axis=1, method="tail", prob=(0.05, 0.95))


def arviz_summary(x):
    import arviz as az

    data = az.from_dict({"posterior": {"x": x}}) if int(az.__version__.split(".")[0]) else az.from_dict({"x": x})
    return best(lambda: az.summary(data), repeats=2)


def ours(path, question, workers):
    """Seconds on the wall of the quickest repetition."""
    told = subprocess.run(
        [PROBE, "time", question, str(workers), str(REPEATS), path], check=True, capture_output=True, text=True
    )
    return min(json.loads(line)["wall"] for line in told.stdout.splitlines())


def written(x, folder):
    path = Path(folder) / "table"
    with open(path, "wb") as file:
        np.array([x.shape[2], x.shape[0], x.shape[1]], dtype="<i8").tofile(file)
        np.ascontiguousarray(x.transpose(2, 0, 1), dtype="<f8").tofile(file)
    return path


def line(name, peer, one, two, floor, aim):
    short = "" if peer / one >= floor else "  BELOW THE FLOOR"
    to_aim = "reached" if peer / one >= aim else f"{100 * (1 - peer / one / aim):.0f} % short"
    print(
        f"  {name}: {peer:.3f} s and {one * 1e3:.1f} ms, {peer / one:.0f} times (floor {floor}, aim {aim}: {to_aim}); "
        f"on two cores {two * 1e3:.1f} ms, {one / two:.2f} times that (floor {TWO_CORES}){short}"
    )
    return peer / one >= floor


def compare(shape, floor, aim, folder):
    x = draws(shape)
    path = written(x, folder)
    print(f"{shape[0]} chains x {shape[1]} draws x {shape[2]} elements")
    one, two = ours(path, "convergence", 1), ours(path, "convergence", 2)
    sort = ours(path, "sort", 1)
    kept = line("R-hat, bulk and tail ESS", best(lambda: arviz_convergence(x)), one, two, floor, aim)
    print(f"  of which the sort: {100 * sort / one:.0f} %; {one / x.size * 1e9:.1f} ns per value")
    one, two = ours(path, "digest", 1), ours(path, "digest", 2)
    return line("summary, against az.summary", arviz_summary(x), one, two, SUMMARY_FLOOR, SUMMARY_AIM) and kept


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sound = [compare(*shape, folder) for shape in SHAPES]
    sys.exit(0 if all(sound) else 1)
