"""Whether a run that is cut and resumed has the posterior of one that is not: resumed.py [--cuts 20] [--sampler pymc|nutpie].

The run is killed with SIGKILL after random numbers of draws and goes on with its kernel unchanged, as a watch would
start it. Mean, standard deviation and the quantiles 5, 50 and 95 % of every quantity are then compared with those of an
uncut run with another seed: z is the difference over the root of the summed squares of both MCSEs. The exit status is 1
when any |z| is 4 or more, when their root mean square is 1.5 or more, or when a draw is missing, doubled or out of order.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

PYTHON = Path(__file__).resolve().parent.parent
SCRIPT = PYTHON / "tests" / "scripts" / "cut.py"
sys.path.insert(0, str(PYTHON))
STATISTICS = ("mean", "sd", "q5", "median", "q95")
PROBABILITY = {"q5": 0.05, "median": 0.5, "q95": 0.95}
#: nutpie is looked at after 0.2 s and then seldom, so it is killed while its first look is written.
FIRST_LOOK_BYTES = 500_000
LARGEST_Z, LARGEST_RMS = 4.0, 1.5


def run(segment, arguments, plan=None):
    """One segment; what the script got, None when it killed itself."""
    segment.parent.mkdir(parents=True, exist_ok=True)
    out = segment.parent / f"{segment.name}.npz"
    env = {k: v for k, v in os.environ.items() if not k.startswith("RHATCHET_")}
    env |= {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(PYTHON / "hook"), "RHATCHET_SEGMENT": str(segment)}
    env |= {"RHATCHET_EXCLUDE": "both"} | ({"RHATCHET_PLAN": str(plan)} if plan else {})
    command = [sys.executable, str(SCRIPT), str(out), json.dumps(arguments), "small"]
    with open(segment.parent / f"{segment.name}.log", "w+") as log:
        status = subprocess.run(command, env=env, stdout=log, stderr=log).returncode
        log.seek(0)
        if status not in (0, -9):
            raise RuntimeError(f"segment {segment.name} ended with {status}:\n{log.read()}")
    return dict(np.load(out)) if status == 0 else None


def plan_of(segment, earlier):
    """The plan as a watch writes it, for a segment behind the earlier ones; None before anything was recorded."""
    begun = [e for e in earlier if (e / "run-0" / "run.json").exists()]
    if not begun:
        return None
    newest = begun[-1] / "run-0"
    entry = {
        "run": 0,
        "fingerprint": json.loads((newest / "run.json").read_text())["fingerprint"],
        "checkpoints": [str(p) for p in sorted(newest.glob("chain-*.checkpoint"))],
        "earlier": {"segment": int(begun[-1].name), "folder": str(newest)},
    }
    segment.mkdir(parents=True, exist_ok=True)
    path = segment / "plan.json"
    path.write_text(json.dumps({"version": 1, "from_segment": int(begun[-1].name), "kernel": "unchanged", "runs": [entry]}))
    return path


def cut_run(folder, arguments, cuts, total, rng):
    """Kill the run ``cuts`` times on its way to ``total`` draws or bytes; its segments and what the last one gave."""
    segments, left = [], total
    for number in range(1, cuts + 20):
        segment = folder / "segments" / str(number)
        plan = plan_of(segment, segments)
        segments.append(segment)
        share = left / (cuts - number + 2)
        if arguments["nuts_sampler"] == "nutpie":
            share = min(share, FIRST_LOOK_BYTES)  # a later look comes too late for many cuts
        cut = max(1, int(share * rng.uniform(0.0, 2.0))) if number <= cuts else 0
        got = run(segment, arguments | {"cut": cut}, plan)
        left = max(cuts, left - cut)
        if got is not None:
            return segments, got
    raise RuntimeError("the run never came to its end")


def recorded(segments, chain, name):
    """One chain's post-warm-up draws as they lie on disk; the newest segment holds those of all."""
    from rhatchet.reading import read_chain

    read = read_chain(segments[-1] / "run-0" / f"chain-{chain}.draws")
    return read.columns["posterior"][name][~read.tuning]


def sound(segments, got, arguments):
    """Every chain has exactly its draws, in the order in which they were recorded, and none twice."""
    for chain in range(arguments["chains"]):
        given, on_disk = got["posterior:mu"][chain], recorded(segments, chain, "mu")
        moved = np.mean(np.diff(given) != 0)
        if not np.array_equal(given, on_disk) or len(given) != arguments["draws"] or len(np.unique(given)) < 0.9 * moved * len(given):
            return False
    return True


def statistics(draws):
    """{statistic: (value, mcse)} of an array (chain, draw)."""
    flat = draws.ravel()
    values = {"mean": flat.mean(), "sd": flat.std(ddof=1)} | {n: np.quantile(flat, p) for n, p in PROBABILITY.items()}
    return {name: (value, _mcse(draws, name)) for name, value in values.items()}


def _mcse(draws, name):
    """Monte Carlo standard error as Vehtari et al. (2021), section 4, and posterior's mcse_sd have it, with ArviZ's ESS."""
    from scipy.stats import beta

    flat = np.sort(draws.ravel())
    if name == "mean":
        return flat.std(ddof=1) / _ess(draws) ** 0.5
    if name == "sd":
        squares = (draws - flat.mean()) ** 2
        return (squares.var() / _ess(squares)) ** 0.5 / (2 * flat.std(ddof=1))
    probability = PROBABILITY[name]
    ess = _ess((draws <= np.quantile(flat, probability)).astype(float))
    low, high = beta.ppf([0.1586553, 0.8413447], ess * probability + 1, ess * (1 - probability) + 1)
    return (flat[min(len(flat) - 1, int(high * len(flat)))] - flat[int(low * len(flat))]) / 2


def _ess(draws):
    import arviz

    return float(np.ravel(arviz.ess(np.ascontiguousarray(draws), method="mean"))[0])


def compared(cut, whole):
    """Rows (quantity, statistic, cut, whole, z)."""
    rows = []
    for name in ("mu", "tau", "theta"):
        one, other = (np.asarray(got[f"posterior:{name}"]).reshape(*got[f"posterior:{name}"].shape[:2], -1) for got in (cut, whole))
        for i in range(one.shape[2]):
            a, b = statistics(one[..., i]), statistics(other[..., i])
            label = f"{name}[{i}]" if one.shape[2] > 1 else name
            rows += [(label, s, a[s][0], b[s][0], (a[s][0] - b[s][0]) / np.hypot(a[s][1], b[s][1])) for s in STATISTICS]
    return rows


def trial(sampler, cuts, seed, draws=None, cores=2):
    """One run that was cut and one that was not; a dict with the rows, the cuts and whether all holds."""
    rng = random.Random(seed)
    nutpie = sampler == "nutpie"
    draws = draws or (40_000 if nutpie else 1500)
    arguments = {"tune": 300, "draws": draws, "chains": 4, "cores": cores, "nuts_sampler": sampler, "nuts": {"target_accept": 0.95}}
    if nutpie and cores > 1:
        arguments["cores"] = 1  # finished chains and unfinished ones at each cut
    total = 4 * (300 + draws) * (430 if nutpie else 1)
    with tempfile.TemporaryDirectory() as folder:
        segments, got = cut_run(Path(folder), arguments | {"random_seed": seed}, cuts, total, rng)
        whole = run(Path(folder) / "whole" / "1", arguments | {"random_seed": seed + 1000})
        rows = compared(got, whole)
        z = np.array([row[4] for row in rows])
        result = {
            "sampler": sampler, "cuts": len(segments) - 1, "draws": draws, "seed": seed, "rows": rows,
            "whole_and_in_order": sound(segments, got, arguments), "largest_z": float(np.abs(z).max()),
            "rms_z": float(np.sqrt(np.mean(z**2))),
        }  # fmt: skip
    result["holds"] = result["whole_and_in_order"] and result["largest_z"] < LARGEST_Z and result["rms_z"] < LARGEST_RMS
    return result


def show(result):
    for label, statistic, one, other, z in result["rows"]:
        print(f"  {label:10s} {statistic:7s} cut {one:9.4f}  whole {other:9.4f}  z {z:+5.2f}")
    print(
        f"  {result['sampler']}: {result['cuts']} cuts, 4 chains of {result['draws']}, seed {result['seed']}:"
        f" largest |z| {result['largest_z']:.2f}, root mean square {result['rms_z']:.2f},"
        f" draws whole and in order: {'yes' if result['whole_and_in_order'] else 'NO'}"
    )
    print("  holds" if result["holds"] else "  DOES NOT HOLD")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cuts", type=int, default=20)
    parser.add_argument("--sampler", choices=("pymc", "nutpie"), action="append")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    import pymc

    print(f"PyMC {pymc.__version__}, Python {sys.version.split()[0]}")
    results = [trial(sampler, options.cuts, options.seed) for sampler in options.sampler or ("pymc", "nutpie")]
    for result in results:
        show(result)
    return 0 if all(result["holds"] for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
