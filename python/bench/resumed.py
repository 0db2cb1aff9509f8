"""Whether a run that is cut and resumed has the posterior of one that is not: resumed.py [--cuts 20] [--sampler pymc|nutpie|cmdstan].

The run is killed with SIGKILL after random numbers of draws and goes on with its kernel unchanged, as a watch would
start it (CmdStan: by `rhatchet watch` and `rhatchet extend` themselves, see resumed_stan.py). It is then compared with an
uncut run with another seed, as posteriors.py says; so is a second uncut run, which shows what the comparison itself gives.
With several --seeds the z of each comparison are added up, too: what is small each time and always the same would show.
The exit status is 1 when a largest |z| is over its bound, or when a draw is missing, doubled or out of order.
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
sys.path[:0] = [str(PYTHON), str(PYTHON / "bench")]
from verdicts import judged, show, together  # noqa: E402

NAMES = ("mu", "tau", "theta")
#: nutpie is looked at after 0.2 s and then seldom, so it is killed while its first look is written.
FIRST_LOOK_BYTES = 500_000


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


def trial(sampler, cuts, seed, draws=None, cores=2, control=False):
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
        whole = [run(Path(folder) / "whole" / str(n), arguments | {"random_seed": seed + 1000 * n}) for n in (1, 2)[: 1 + control]]
        held = sound(segments, got, arguments)
    return judged(sampler, seed, draws, len(segments) - 1, held, *(named(each) for each in (got, *whole)))


def named(got):
    return {name: got[f"posterior:{name}"] for name in NAMES}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cuts", type=int, default=20)
    parser.add_argument("--sampler", choices=("pymc", "nutpie", "cmdstan"), action="append")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1, help="so many trials, with seeds from --seed on")
    parser.add_argument("--draws", type=int, help="of each chain")
    parser.add_argument("--json", type=Path, help="a file that the results are added to")
    options = parser.parse_args()
    import pymc

    version, good = f"PyMC {pymc.__version__}", True
    print(f"{version}, Python {sys.version.split()[0]}")
    for sampler in options.sampler or ("pymc", "nutpie"):
        results = []
        for seed in range(options.seed, options.seed + options.seeds):
            results.append(any_trial(sampler, options.cuts, seed, options.draws) | {"version": version})
            show(results[-1])
            if options.json:
                known = json.loads(options.json.read_text()) if options.json.exists() else []
                options.json.write_text(json.dumps([*known, results[-1]]))
        if len(results) > 1:
            print("  all trials together: largest |z| {largest_z:.2f} (bound {bound:.2f})".format(**together(results)))
            good = good and together(results)["largest_z"] < together(results)["bound"]
        good = good and all(result["holds"] for result in results)
    return 0 if good else 1


def any_trial(sampler, cuts, seed, draws):
    if sampler == "cmdstan":
        import resumed_stan

        return resumed_stan.trial(cuts, seed, draws or 6000)
    return trial(sampler, cuts, seed, draws, control=True)


if __name__ == "__main__":
    sys.exit(main())
