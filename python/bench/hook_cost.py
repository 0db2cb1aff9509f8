"""What recording costs: hook_cost.py [--pairs N] [--json].

1. CPU inside the hook per draw, for models of 10, 100 and 10000 values: the callback is driven with real draws of
   the sampler, and the process's CPU time of the callback alone is added up.
2. Paired wall times of the same run with and without the hook, in turns, on a model of 2 ms per draw or more, with
   their spread, and the hook's share of the run's CPU.

Allowed are 20 us + 30 ns per value per draw, and 1 % of the run's CPU. The exit status is 1 when more is taken.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))


def allowed(values):
    """Seconds per draw."""
    return 20e-6 + 30e-9 * values


def model(values, rows=0):
    """``values`` recorded values, of which up to 100 are sampled; ``rows`` of data make the gradient dear."""
    import numpy as np
    import pymc as pm

    free = min(values, 100) - 1
    with pm.Model() as made:
        sigma = pm.HalfNormal("sigma")
        x = pm.Normal("x", shape=free)
        if values > free + 1:
            pm.Deterministic("wide", pm.math.dot(np.ones((values - free - 1, free)) / free, x))
        if rows:
            rng = np.random.default_rng(1)
            design = rng.normal(size=(rows, free)) / free**0.5
            pm.Normal("y", pm.math.dot(design, x), sigma, observed=rng.normal(size=rows))
    return made


def clock_cost():
    """Nanoseconds of CPU that reading the CPU clock twice takes itself."""
    read = time.process_time_ns
    return statistics.median(-(read() - read()) for _ in range(1000))


def per_draw(values, draws):
    """CPU seconds inside the callback per draw, as {"median", "mean", "wall"}, over the second half of the run."""
    import pymc as pm

    from rhatchet.recorder import pymc_calls, pymc_run
    from rhatchet.recorder.segment import Segment

    cpu, wall = [], []
    make = pymc_run.PyMCRun.callback

    def timed(self, users):
        inner = make(self, users)

        def callback(trace, draw):
            began, began_wall = time.process_time_ns(), time.perf_counter_ns()
            inner(trace, draw)
            wall.append(time.perf_counter_ns() - began_wall)
            cpu.append(time.process_time_ns() - began)

        return callback

    with tempfile.TemporaryDirectory() as folder:
        segment = Segment(folder)
        pymc_run.PyMCRun.callback = timed
        mcmc = sys.modules["pymc.sampling.mcmc"]
        plain = mcmc.sample, mcmc._mp_sample, mcmc._sample_many
        try:
            pymc_calls.hook(mcmc, segment)
            with model(values):
                mcmc.sample(
                    tune=draws // 2, draws=draws // 2, chains=1, cores=1, random_seed=1, nuts_sampler="pymc",
                    progressbar=False, quiet=True, compute_convergence_checks=False, nuts={"max_treedepth": 3},
                )
        finally:
            pymc_run.PyMCRun.callback = make
            mcmc.sample, mcmc._mp_sample, mcmc._sample_many = plain
    half, clock = len(cpu) // 2, clock_cost()
    return {
        "values": values + 15,
        "median": (statistics.median(cpu[half:]) - clock) / 1e9,
        "mean": (statistics.fmean(cpu[half:]) - clock) / 1e9,
        "wall": statistics.median(wall[half:]) / 1e9,
        "allowed": allowed(values + 15),
    }


def one_run(rows, draws):
    """For the child process: sample once and print wall and CPU seconds of the sampling and of the hook in it."""
    import pymc as pm

    recorder = sys.modules.get("_rhatchet_recorder")
    inside, first = [0], []
    if recorder is not None:
        from _rhatchet_recorder import pymc_run

        make = pymc_run.PyMCRun.callback

        def timed(self, users):
            inner = make(self, users)

            def callback(trace, draw):
                began = time.process_time_ns()
                inner(trace, draw)
                taken = time.process_time_ns() - began
                # The first draw opens the chain's file; that is once per chain, not per draw.
                if first:
                    inside[0] += taken
                else:
                    first.append(taken)

            return callback

        pymc_run.PyMCRun.callback = timed
    marks = []

    def clock(trace, draw):
        # From the first draw on, so that compiling does not count.
        if not marks:
            marks.append((time.perf_counter(), time.process_time()))

    with model(100, rows):
        pm.sample(
            tune=draws // 2, draws=draws // 2, chains=1, cores=1, random_seed=1, nuts_sampler="pymc", callback=clock,
            progressbar=False, quiet=True, compute_convergence_checks=False,
        )
    wall, cpu = time.perf_counter() - marks[0][0], time.process_time() - marks[0][1]
    print(json.dumps({"wall": wall, "cpu": cpu, "hook": inside[0] / 1e9, "first": sum(first) / 1e9, "draws": draws}))


def pairs(count, rows, draws):
    """Runs with and without the hook in turns; the first run is discarded."""
    def child(hooked):
        env = {k: v for k, v in os.environ.items() if not k.startswith("RHATCHET_")} | {"OMP_NUM_THREADS": "1"}
        with tempfile.TemporaryDirectory() as folder:
            if hooked:
                env |= {"PYTHONPATH": os.path.join(os.path.dirname(HERE), "hook"), "RHATCHET_SEGMENT": folder}
            command = [sys.executable, os.path.abspath(__file__), "--one", str(rows), str(draws)]
            done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        return json.loads(done.stdout.splitlines()[-1])

    child(False)
    plain, hooked = [], []
    for i in range(count):
        for which in ((False, True), (True, False))[i % 2]:
            (hooked if which else plain).append(child(which))
    return plain, hooked


def summary(plain, hooked):
    """The paired differences of the wall times in per cent, and the hook's share of the CPU."""
    ratios = [100 * (h["wall"] / p["wall"] - 1) for p, h in zip(plain, hooked)]
    return {
        "ms_per_draw": 1e3 * statistics.median(p["cpu"] / p["draws"] for p in plain),
        "wall_plain": [p["wall"] for p in plain],
        "wall_hooked": [h["wall"] for h in hooked],
        "paired_percent": {"median": statistics.median(ratios), "least": min(ratios), "most": max(ratios)},
        "cpu_plain": [p["cpu"] for p in plain],
        "cpu_hooked": [h["cpu"] for h in hooked],
        "hook_share_percent": 100 * statistics.median(h["hook"] / h["cpu"] for h in hooked),
        "first_draw_ms": 1e3 * statistics.median(h["first"] for h in hooked),
        "hook_us_per_draw": 1e6 * statistics.median(h["hook"] / h["draws"] for h in hooked),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--draws", type=int, default=2000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", nargs=2, type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one_run(*options.one)
        return 0
    import pymc

    result = {"pymc": pymc.__version__, "python": sys.version.split()[0]}
    result["per_draw"] = [per_draw(values, options.draws) for values in (10, 100, 10_000)]
    result["run"] = summary(*pairs(options.pairs, 6000, 2000)) if options.pairs else None
    good = all(r["mean"] <= r["allowed"] for r in result["per_draw"])
    if result["run"]:
        good = good and (result["run"]["hook_share_percent"] <= 1 or result["run"]["ms_per_draw"] < 2)
    result["within_limits"] = good
    if options.json:
        print(json.dumps(result))
    else:
        show(result)
    return 0 if good else 1


def show(result):
    print(f"hook on PyMC {result['pymc']}, Python {result['python']}")
    for r in result["per_draw"]:
        print(
            f"  {r['values']:6d} values: CPU mean {1e6 * r['mean']:6.1f} us, median {1e6 * r['median']:6.1f} us per draw"
            f" (allowed {1e6 * r['allowed']:.1f} us)"
        )
    if run := result["run"]:
        paired = run["paired_percent"]
        print(
            f"  model of {run['ms_per_draw']:.2f} ms per draw: hook {run['hook_us_per_draw']:.1f} us per draw,"
            f" {run['hook_share_percent']:.2f} % of the run's CPU (allowed 1 %);"
            f" once per chain {run['first_draw_ms']:.1f} ms"
        )
        print(
            f"  wall with against without, {len(run['wall_plain'])} pairs: median {paired['median']:+.1f} %,"
            f" spread {paired['least']:+.1f} to {paired['most']:+.1f} %"
        )
    print("  within limits" if result["within_limits"] else "  OVER THE LIMITS")


if __name__ == "__main__":
    sys.exit(main())
