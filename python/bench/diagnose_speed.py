"""`rhatchet diagnose` against CmdStan's stansummary, whole processes, and reading CSV against pandas and polars.

    diagnose_speed.py STANSUMMARY

The files are in CmdStan's format with draws made here, 8 digits as CmdStan 2.37 writes them and 17. Seconds on the wall of
the quickest of some runs.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

for name in ("OMP_NUM_THREADS", "POLARS_MAX_THREADS"):
    os.environ.setdefault(name, "1")

import numpy as np
from timing import best

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("PROGRAM", ROOT / ".build/release/rhatchet"))
PROBE = Path(os.environ.get("RHATCHET_DIAGNOSTICS_PROBE", ROOT / ".build/release/diagnostics-probe"))
REPEATS = int(os.environ.get("REPEATS", "7"))
SUMMARY_FLOOR, SUMMARY_AIM, READING_FLOOR = 20, 50, 1.8
COLUMNS = "lp__,accept_stat__,stepsize__,treedepth__,n_leapfrog__,divergent__,energy__"
HEAD = """# stan_version_major = 2
# stan_version_minor = 37
# stan_version_patch = 0
# model = bench_model
# method = sample (Default)
#   sample
#     num_samples = {draws}
#     num_warmup = 0
#     save_warmup = false
#     thin = 1 (Default)
#     algorithm = hmc (Default)
#       hmc
#         engine = nuts (Default)
#           nuts
#             max_depth = 10 (Default)
# id = {chain}
"""


def written(folder, draws, elements, form, seed=1):
    """Four files with AR(1) draws."""
    rng = np.random.default_rng(seed)
    paths = []
    for chain in range(1, 5):
        x = rng.standard_normal((draws, elements))
        for draw in range(1, draws):
            x[draw] = 0.3 * x[draw - 1] + np.sqrt(1 - 0.09) * x[draw]
        half = 0.5 * (x**2).sum(1)
        accept, ones = rng.uniform(0.7, 1, draws), np.ones(draws)
        table = np.column_stack([-half, accept, 0.4 * ones, 3 * ones, 7 * ones, 0 * ones, half + rng.standard_normal(draws), x])
        paths.append(Path(folder) / f"{draws}-{form[1:]}_{chain}.csv")
        with open(paths[-1], "w", encoding="ascii") as file:
            file.write(HEAD.format(draws=draws, chain=chain))
            file.write(COLUMNS + "," + ",".join(f"theta.{i + 1}" for i in range(elements)) + "\n# Adaptation terminated\n")
            np.savetxt(file, table, fmt=form, delimiter=",")
            file.write("# \n#  Elapsed Time: 1 seconds (Total)\n")
    return [str(path) for path in paths]


def ran(command, cores):
    """Runs a program on some cores; its exit status says what it found and is not asked for."""
    return lambda: subprocess.run(["taskset", "-c", cores, *command], stdout=subprocess.DEVNULL, check=False)


def read(paths, workers):
    told = subprocess.run(
        [PROBE, "read", str(workers), str(REPEATS), *paths], check=True, capture_output=True, text=True
    )
    return min(json.loads(line)["wall"] for line in told.stdout.splitlines())


def compare_summary(stansummary, paths):
    theirs = best(ran([stansummary, *paths], "0"), 3)
    one, two = (best(ran([PROGRAM, "diagnose", *paths], cores), REPEATS) for cores in ("0", "0,1"))
    to_aim = "reached" if theirs / two >= SUMMARY_AIM else f"{100 * (1 - theirs / two / SUMMARY_AIM):.0f} % short"
    print(
        f"  whole process: stansummary {theirs:.2f} s, rhatchet diagnose {one:.3f} s on one core, {theirs / one:.0f} times, "
        f"{two:.3f} s on two, {theirs / two:.0f} times (floor {SUMMARY_FLOOR}, aim {SUMMARY_AIM}: {to_aim})"
    )
    return theirs / two >= SUMMARY_FLOOR


def compare_reading(paths):
    import pandas
    import polars

    pandas_seconds = best(lambda: [pandas.read_csv(path, comment="#", engine="c") for path in paths], 3)
    polars_seconds = best(lambda: [polars.read_csv(path, comment_prefix="#") for path in paths], 3)
    one = read(paths, 1)
    size = sum(os.path.getsize(path) for path in paths)
    print(
        f"  reading {size / 1e6:.0f} MB on one core: pandas' C reader {pandas_seconds:.3f} s, polars {polars_seconds:.3f} s, "
        f"rhatchet {one:.3f} s ({size / one / 1e6:.0f} MB/s): {pandas_seconds / one:.1f} times pandas (floor {READING_FLOOR}), "
        f"{polars_seconds / one:.1f} times polars; on two cores {read(paths, 2):.3f} s"
    )
    return pandas_seconds / one >= READING_FLOOR


def main(stansummary):
    sound = True
    for draws, elements, form in ((1000, 1000, "%.8g"), (10_000, 100, "%.8g"), (1000, 1000, "%.17g")):
        with tempfile.TemporaryDirectory() as folder:
            paths = written(folder, draws, elements, form)
            print(f"4 files of CmdStan's, {draws} draws of {elements} elements, {form[2:-1]} digits")
            sound &= compare_summary(stansummary, paths)
            sound &= compare_reading(paths)
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
