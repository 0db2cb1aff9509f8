"""Every statistic against the arviz-stats that is installed, on the same doubles, over shapes and draws at random.

The seed is fixed. Where rounding decides a number, and arviz's own would change with the order of its additions, the
number is not compared; how often that happens is bounded too.
"""

import json
import math
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest

array_stats = pytest.importorskip("arviz_stats.base").array_stats
version = tuple(int(part) for part in __import__("arviz_stats").__version__.split(".")[:2])
pytestmark = pytest.mark.skipif(version < (1, 3), reason="arviz-stats before 1.3 defines mcse_sd otherwise")

ROOT = Path(__file__).resolve().parents[2]
PROBE = Path(os.environ.get("RHATCHET_DIAGNOSTICS_PROBE", ROOT / ".build/release/diagnostics-probe"))
CASES = int(os.environ.get("RHATCHET_DIAGNOSTICS_CASES", "400"))
SEED = 20261125
TOLERANCE = 1e-12


def autoregressive(rng, chains, draws, correlation):
    state = rng.standard_normal(chains)
    scale = math.sqrt(1 - correlation**2)
    x = np.empty((chains, draws))
    for draw in range(draws):
        state = correlation * state + scale * rng.standard_normal(chains)
        x[:, draw] = state
    return x


KINDS = {
    "ar": lambda rng, c, n: autoregressive(rng, c, n, rng.choice([0, 0.3, 0.7, 0.9, 0.99, 0.999, -0.5, -0.9])),
    "uniform": lambda rng, c, n: rng.uniform(size=(c, n)),
    "cauchy": lambda rng, c, n: rng.standard_cauchy((c, n)),
    "lognormal": lambda rng, c, n: np.exp(8 * rng.standard_normal((c, n))),
    "counts": lambda rng, c, n: rng.poisson(3.0, (c, n)).astype(float),
    "binary": lambda rng, c, n: (rng.uniform(size=(c, n)) < rng.choice([0.5, 0.03, 0.97])).astype(float),
    "offset": lambda rng, c, n: 1e6 + autoregressive(rng, c, n, 0.5),
    "clusters": lambda rng, c, n: rng.standard_normal((c, n)) * 1e-6 + rng.integers(0, 2, (c, n)) * 1e6,
    "apart": lambda rng, c, n: rng.standard_normal((c, n)) + 3.0 * np.arange(c)[:, None],
}


def edited(rng, x):
    """Constant parts, ties and unlike chains, in every second case."""
    chains, draws = x.shape
    chain = rng.integers(chains)
    edit = rng.integers(10)
    if edit == 0:
        x[chain] = x[chain, 0]
    elif edit == 1:
        x[chain, draws // 2 :] = x[chain, draws // 2]
    elif edit == 2:
        x = np.floor(x * 4) / 4
    elif edit == 3:
        x[chain] *= 3
    elif edit == 4:
        x[:, 0] = 0.5
    return x


def cases():
    rng = np.random.default_rng(SEED)
    for number in range(CASES):
        chains = int(rng.integers(1, 17))
        longest = rng.choice([16, 200, 2000, 20_000], p=[0.25, 0.35, 0.35, 0.05])
        draws = int(rng.integers(4, longest + 1))
        kind = str(rng.choice(list(KINDS)))
        yield f"{number}: {kind} {chains}x{draws}", edited(rng, KINDS[kind](rng, chains, draws))


def decided_by_rounding(table):
    """Whether Geyer's sequence ends at a sum so near to 0 that the order of additions decides where."""
    if not np.isfinite(table).all() or np.ptp(table) < 1e-15:
        return False
    rows, draws = table.shape
    covariance = array_stats.autocov(table, axis=1).mean(axis=0)
    mean_variance = covariance[0] * draws / (draws - 1)
    total = covariance[0] + (np.var(table.mean(axis=1), ddof=1) if rows > 1 else 0)
    correlation = 1 - (mean_variance - covariance) / total
    correlation[0] = 1
    for lag in range(0, draws - 1, 2):
        pair = correlation[lag] + correlation[lag + 1]
        if abs(pair) < 1e-9:
            return True
        if pair <= 0:
            break
    return False


def indicator(x, probability):
    return array_stats._split_chains(x <= np.quantile(x, probability)).astype(float)


def expected(x):
    """What arviz says, without what rounding decides."""
    split = array_stats._split_chains
    nested = np.arange(len(x)) // 2 if len(x) % 2 == 0 else np.arange(len(x))
    squares = (x - x.mean()) ** 2
    low, high = array_stats.hdi(x, 0.94, axis=(0, 1))
    unclear = {
        "ess_bulk": decided_by_rounding(array_stats._z_scale(split(x))),
        "ess_tail": decided_by_rounding(indicator(x, 0.05)) or decided_by_rounding(indicator(x, 0.95)),
        "ess_mean": decided_by_rounding(split(x)),
        "ess_sd": decided_by_rounding(split(squares)),
        "ess_median": decided_by_rounding(indicator(x, 0.5)),
        "ess_quantile_10": decided_by_rounding(indicator(x, 0.1)),
        "mcse_quantile_90": decided_by_rounding(indicator(x, 0.9)),
    }
    unclear["mcse_mean"] = unclear["ess_mean"]
    unclear["mcse_median"] = unclear["ess_median"]
    # Of two values nearly in balance the squared distances hardly vary, and their difference is all rounding; of a
    # constant the error is 0, where arviz divides 0 by 0.
    unclear["mcse_sd"] = unclear["ess_sd"] or np.var(squares) <= 1e-2 * np.mean(squares) ** 2
    unclear["ess_sd"] = unclear["mcse_sd"]
    if np.ptp(x) == 0:
        # We say 0 of a constant; arviz's mean of equal doubles may differ from them by a bit.
        unclear |= {"sd": True, "mcse_mean": True}
    answers = {
        "rhat": array_stats.rhat(x),
        "rhat_nested": array_stats.rhat_nested(x, nested),
        "ess_bulk": array_stats.ess(x, method="bulk"),
        "ess_tail": array_stats.ess(x, method="tail", prob=(0.05, 0.95)),
        "ess_mean": array_stats.ess(x, method="mean"),
        "ess_sd": array_stats.ess(x, method="sd"),
        "ess_median": array_stats.ess(x, method="median"),
        "ess_quantile_10": array_stats.ess(x, method="quantile", prob=0.1),
        "mcse_mean": array_stats.mcse(x, method="mean"),
        "mcse_sd": array_stats.mcse(x, method="sd"),
        "mcse_median": array_stats.mcse(x, method="median"),
        "mcse_quantile_90": array_stats.mcse(x, method="quantile", prob=0.9),
        "mean": array_stats.mean(x, axis=(0, 1)),
        "sd": array_stats.std(x, axis=(0, 1)),
        "median": array_stats.median(x, axis=(0, 1)),
        "mad": array_stats.mad(x, axis=(0, 1)),
        "quantile_5": array_stats.quantile(x, 0.05, axis=(0, 1)),
        "quantile_95": array_stats.quantile(x, 0.95, axis=(0, 1)),
        "hdi_low": low,
        "hdi_high": high,
    }
    return {name: float(answer) for name, answer in answers.items()}, {name for name in unclear if unclear[name]}


def probed(path, x):
    with open(path, "wb") as file:
        np.array([1, *x.shape], dtype="<i8").tofile(file)
        np.ascontiguousarray(x, dtype="<f8").tofile(file)
    return json.loads(subprocess.run([PROBE, "values", path], check=True, capture_output=True).stdout)


def differs(found, wanted, scale=0.0):
    found, wanted = float(found), float(wanted)
    if math.isnan(found) or math.isnan(wanted):
        return not (math.isnan(found) and math.isnan(wanted))
    if found == wanted or (found == math.inf and wanted > 1e7):
        return False
    return abs(found - wanted) > TOLERANCE * max(abs(wanted), scale)


def differences(x, answer):
    wanted, unclear = expected(x)
    spread = float(np.abs(x).max())
    for name, value in wanted.items():
        # A mean near 0 is a difference of large numbers.
        scale = spread if name in ("mean", "hdi_low", "hdi_high") else 0.0
        if name not in unclear and differs(answer["numbers"][name], value, scale):
            yield f"{name}: {answer['numbers'][name]} and not {value}"
    moving = [index for index, chain in enumerate(x) if (chain != chain[0]).any()]
    for index in moving:
        own = array_stats._z_scale(x[index][None, :])
        if not decided_by_rounding(own) and differs(answer["chainESS"][index], array_stats._ess(own)):
            yield f"ESS of chain {index}: {answer['chainESS'][index]}"
        if differs(answer["bfmi"][index], array_stats.bfmi(x[index : index + 1])[0]):
            yield f"E-BFMI of chain {index}: {answer['bfmi'][index]}"
    if 0 in moving:
        for lag, value in enumerate(array_stats.autocorr(x[0])[:21]):
            if differs(answer["autocorrelation"][lag], value, scale=1.0):
                yield f"autocorrelation at {lag}: {answer['autocorrelation'][lag]} and not {value}"


@pytest.mark.filterwarnings("ignore")
def test_every_statistic_equals_the_installed_arviz_stats(tmp_path):
    assert PROBE.exists(), f"{PROBE} is not built; run swift build -c release --product diagnostics-probe"
    wrong, unclear, compared = [], 0, 0
    with np.errstate(all="ignore"):
        for name, x in cases():
            wrong += [f"{name}: {text}" for text in differences(x, probed(tmp_path / "table", x))]
            compared += 20
            unclear += len(expected(x)[1])
    assert not wrong, f"{len(wrong)} differ:\n" + "\n".join(wrong[:40])
    assert unclear < 0.05 * compared
