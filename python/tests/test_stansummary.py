"""`rhatchet diagnose` against CmdStan's own stansummary on the same files, where stansummary is right, and where it is not.

RHATCHET_STANSUMMARY names the program; else that of the prophet wheel that scripts/setup.sh unpacks.
"""

import csv
import glob
import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("RHATCHET_PROGRAM", ROOT / ".build/release/rhatchet"))
FOUND = glob.glob(str(ROOT / ".venv-cmdstan/*/prophet/stan_model/cmdstan-2.37*/bin/stansummary"))
STANSUMMARY = os.environ.get("RHATCHET_STANSUMMARY", FOUND[0] if FOUND else "")
pytestmark = pytest.mark.skipif(not STANSUMMARY or not PROGRAM.exists(), reason="no stansummary, or no program built")

HEAD = """# stan_version_major = 2
# stan_version_minor = 37
# stan_version_patch = 0
# model = compared_model
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
lp__,accept_stat__,stepsize__,treedepth__,n_leapfrog__,divergent__,energy__,{names}
"""
SAMPLER = [1.0, 0.9, 0.5, 3, 7, 0, 1.0]
#: Ours, and stansummary's name for it.
COLUMNS = {"mean": "Mean", "sd": "StdDev", "q5": "5%", "median": "50%", "q95": "95%"}
CONVERGENCE = {"ess_bulk": "ESS_bulk", "ess_tail": "ESS_tail", "rhat": "R_hat"}


def ar(rng, shape, correlation):
    x = rng.standard_normal(shape)
    for draw in range(1, shape[1]):
        x[:, draw] = correlation * x[:, draw - 1] + np.sqrt(1 - correlation**2) * x[:, draw]
    return x


def written(folder, x):
    """x has the shape (chains, draws, elements)."""
    paths = []
    names = ",".join(f"x.{place + 1}" for place in range(x.shape[2]))
    rng = np.random.default_rng(9)
    for chain, rows in enumerate(x):
        path = folder / f"c_{chain + 1}.csv"
        sampler = np.tile(SAMPLER, (len(rows), 1))
        sampler[:, [0, 6]] = rng.standard_normal((len(rows), 2))
        with open(path, "w", encoding="ascii") as file:
            file.write(HEAD.format(draws=len(rows), chain=chain + 1, names=names))
            np.savetxt(file, np.hstack([sampler, rows]), fmt="%.17g", delimiter=",")
        paths.append(str(path))
    return paths


def theirs(folder, paths):
    table = folder / "summary.csv"
    subprocess.run([STANSUMMARY, "-s", "17", "--csv_filename", str(table), *paths], check=True, capture_output=True)
    rows = csv.DictReader(line for line in table.read_text().splitlines() if not line.startswith("#"))
    return {row["name"]: row for row in rows}


def ours(paths):
    said = subprocess.run([PROGRAM, "diagnose", "--format", "json", *paths], capture_output=True, text=True, check=False)
    assert said.returncode in (0, 1), said.stderr
    return json.loads(said.stdout)


@pytest.mark.parametrize("draws", [100, 1000, 1500])
def test_regular_draws_have_the_numbers_that_cmdstan_gives_them(tmp_path, draws):
    rng = np.random.default_rng(draws)
    # Of few draws of a slow chain Geyer's sequence does not end, and CmdStan then counts its last lag three times.
    correlations = (0, 0.3, 0.6, -0.4) + ((0.9,) if draws >= 1000 else ())
    kinds = [ar(rng, (4, draws), r) for r in correlations] + [rng.gamma(2.0, size=(4, draws))]
    paths = written(tmp_path, np.stack(kinds, axis=2))
    wanted = theirs(tmp_path, paths)
    compared = 0
    for variable in ours(paths)["variables"][1:]:
        row = wanted[variable["name"]]
        for name, column in {**COLUMNS, **CONVERGENCE}.items():
            if name == "ess_tail" and not float(row[column]) < 2 * draws * 4:
                continue
            if name == "ess_tail" and float(row[column]) == 4 * draws / 2:
                continue  # CmdStan's S/2, for indicators that are constant in a half chain.
            assert variable[name] == pytest.approx(float(row[column]), rel=1e-10, abs=1e-12), (variable["name"], name)
            compared += 1
    assert compared > 30


def test_chains_that_do_not_mix_are_called_sound_by_cmdstan_and_not_by_us(tmp_path):
    """ESS_tail = S/2 of stansummary where a half chain has no draw in a tail."""
    x = ar(np.random.default_rng(1), (4, 1000), 0.3)[:, :, None] + 4 * np.arange(4)[:, None, None]
    paths = written(tmp_path, x)
    assert float(theirs(tmp_path, paths)["x[1]"]["ESS_tail"]) == pytest.approx(2000)
    told = ours(paths)
    assert told["variables"][1]["ess_tail"] < 30
    assert {"rhat", "ess_tail"} <= {problem["code"] for problem in told["problems"]}


def test_a_half_chain_that_stands_still_is_hidden_by_cmdstan_and_not_by_us(tmp_path):
    x = ar(np.random.default_rng(2), (4, 1000), 0.3)[:, :, None]
    x[2, 500:] = x[2, 500]
    paths = written(tmp_path, x)
    assert theirs(tmp_path, paths)["x[1]"]["R_hat"].strip().lower().lstrip("-") == "nan"
    assert ours(paths)["variables"][1]["rhat"] > 1.05
