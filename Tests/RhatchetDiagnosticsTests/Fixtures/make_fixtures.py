"""Writes arviz.json: what arviz-stats says of draws that both sides make from a seed.

    python make_fixtures.py        (Python 3.13, arviz-stats 1.3.3)

The draws are not stored. They come from splitmix64, additions, multiplications and one division, all of which
round alike everywhere, so that `SeededDraws.swift` makes the same doubles.
"""

import json
import math
import os
import random

import numpy as np
from arviz_stats.base import array_stats as az

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
#: Where the sum of a pair of correlations is nearer to 0 than this, rounding decides where Geyer's sequence ends.
MARGIN = 1e-9


def uniforms(seed, first, count):
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(first + 1, first + count + 1, dtype=np.uint64) * GOLDEN
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(11)).astype(float) * 2.0**-53


def base(case):
    """Draws before `edits`: kind and number, 12 uniforms for each draw."""
    chains, draws, kind, number = case["chains"], case["draws"], case["kind"], case["number"]
    u = uniforms(case["seed"], 0, chains * draws * 12).reshape(chains, draws, 12)
    normal = u[..., 0].copy()
    for index in range(1, 12):
        normal += u[..., index]
    normal -= 6.0
    if kind == "uniform":
        return u[..., 0].copy()
    if kind == "heavy":
        return normal / (u[..., 0] + number)
    if kind == "counts":
        return np.floor(u[..., 0] * number)
    if kind == "binary":
        return np.where(u[..., 0] < number, 1.0, 0.0)
    x = np.empty((chains, draws))
    state = np.zeros(chains)
    scale = math.sqrt(1 - number * number)
    for draw in range(draws):
        state = number * state + scale * normal[:, draw]
        x[:, draw] = state
    return x


def edited(x, edits):
    for name, chain, number, *where in edits:
        if name == "shift":
            x[chain] = x[chain] + number
        elif name == "scale":
            x[chain] = x[chain] * number
        elif name == "offset":
            x = x + number
        elif name == "drift":
            x = x + number * np.arange(x.shape[1])
        elif name == "grid":
            x = np.floor(x * number) / number
        elif name == "hold":
            x[chain, where[0] : where[1]] = x[chain, where[0]]
        elif name == "put":
            x[chain, where[0] : where[1]] = float(number)
    return x


def margin(table):
    """How near to 0 the sums come that end Geyer's sequence."""
    if not np.isfinite(table).all() or np.ptp(table) < 1e-15:
        return math.inf
    rows, draws = table.shape
    acov = az.autocov(table, axis=1).mean(axis=0)
    mean_var = acov[0] * draws / (draws - 1)
    var_plus = acov[0] + (np.var(table.mean(axis=1), ddof=1) if rows > 1 else 0)
    rho = 1 - (mean_var - acov) / var_plus
    rho[0] = 1
    nearest = math.inf
    for lag in range(0, draws - 1, 2):
        total = rho[lag] + rho[lag + 1]
        nearest = min(nearest, abs(total))
        if total <= 0:
            break
    return nearest


def tables(x):
    """The tables that effective sample sizes are estimated from."""
    if np.isnan(x).any() or x.shape[1] < 4:
        return
    split = az._split_chains
    yield az._z_scale(split(x))
    yield split(x)
    with np.errstate(all="ignore"):
        yield split((x - x.mean()) ** 2)
    for probability in (0.05, 0.1, 0.5, 0.9, 0.95):
        with np.errstate(invalid="ignore"):
            yield split(x <= np.quantile(x, probability)).astype(float)
    for chain in x:
        yield az._z_scale(chain[None, :])


def own_ess(chain):
    if np.isnan(chain).any() or len(chain) < 4:
        return math.nan
    if (chain == chain[0]).all():
        return 0.0
    return float(az._ess(az._z_scale(chain[None, :])))


def written(value):
    value = float(value)
    return value if math.isfinite(value) else str(value)


def interval(x):
    """arviz's; its `argmin` takes the first width that is NaN, so none of draws that are not finite."""
    return az.hdi(x, 0.94, axis=(0, 1)) if np.isfinite(x).all() else (None, None)


def more(x):
    """The rest of what arviz and we define alike; None where we differ on purpose, or rounding decides."""
    chains = len(x)
    squares = (x - x.mean()) ** 2
    steady = np.isfinite(x).all() and np.var(squares) > 1e-2 * np.mean(squares) ** 2
    varies = np.ptp(x) > 0
    low, high = interval(x)
    return {
        "nestedRhat": az.rhat_nested(x, np.arange(chains) // (2 if chains % 2 == 0 else 1)),
        "essSD": az.ess(x, method="sd") if steady else None,
        "essMedian": az.ess(x, method="median"),
        "essQuantile10": az.ess(x, method="quantile", prob=0.1),
        "mcseMean": az.mcse(x, method="mean") if varies else None,
        "mcseSD": az.mcse(x, method="sd") if steady else None,
        "mcseMedian": az.mcse(x, method="median"),
        "mcseQuantile90": az.mcse(x, method="quantile", prob=0.9),
        "mean": az.mean(x, axis=(0, 1)),
        "sd": az.std(x, axis=(0, 1)) if varies else None,
        "median": az.median(x, axis=(0, 1)),
        "mad": az.mad(x, axis=(0, 1)),
        "quantile5": az.quantile(x, 0.05, axis=(0, 1)),
        "quantile95": az.quantile(x, 0.95, axis=(0, 1)),
        "hdiLow": low,
        "hdiHigh": high,
        "autocorrelation3": az.autocorr(x[0])[3] if np.ptp(x[0]) > 0 else None,
    }


def answered(case):
    """The case with arviz's answers; None when rounding decides one of them."""
    x = edited(base(case), case["edits"])
    if any(margin(table) < MARGIN for table in tables(x)):
        return None
    with np.errstate(all="ignore"):
        answers = {
            "rhat": az.rhat(x, method="rank"),
            "essBulk": az.ess(x, method="bulk"),
            "essTail": az.ess(x, method="tail", prob=(0.05, 0.95)),
            "essMean": az.ess(x, method="mean"),
        }
        case = case | {name: written(value) for name, value in answers.items()}
        case["more"] = {name: None if value is None else written(value) for name, value in more(x).items()}
        case["chainESS"] = [written(own_ess(chain)) for chain in x]
        case["bfmi"] = [
            "nan" if (chain == chain[0]).all() else written(value) for chain, value in zip(x, az.bfmi(x))
        ]
    case["bits"] = int(np.bitwise_xor.reduce(np.ascontiguousarray(x).view(np.uint64), axis=None))
    return case


def made(name, seed, chains, draws, kind, number, edits=()):
    return {
        "name": name,
        "seed": seed,
        "chains": chains,
        "draws": draws,
        "kind": kind,
        "number": number,
        "edits": [list(edit) for edit in edits],
    }


def named():
    """Cases that stand for something."""
    yield made("all equal", 1, 4, 100, "ar", 0.0, [("put", c, 3.25, 0, 100) for c in range(4)])
    yield made("all equal and no binary fraction", 1, 4, 101, "ar", 0.0, [("put", c, 0.1, 0, 101) for c in range(4)])
    yield made("each chain constant", 2, 4, 100, "ar", 0.0, [("put", c, c * 0.7, 0, 100) for c in range(4)])
    yield made("two constant chains", 2, 2, 50, "ar", 0.0, [("put", c, c * 0.7, 0, 50) for c in range(2)])
    for seed, (chains, draws) in enumerate([(2, 60), (4, 1000), (4, 101), (8, 37)]):
        yield made("one chain constant", seed, chains, draws, "ar", 0.3, [("put", 1, 0.2, 0, draws)])
        yield made("one chain stops half way", seed, chains, draws, "ar", 0.3, [("hold", 1, 0, draws // 2, draws)])
        yield made("one chain stops at the end", seed, chains, draws, "ar", 0.3, [("hold", 0, 0, draws - 5, draws)])
        yield made("one chain far away", seed, chains, draws, "ar", 0.5, [("shift", 0, 50.0)])
        yield made("one chain wider", seed, chains, draws, "ar", 0.5, [("scale", 0, 3.0)])
        yield made("first draws equal", seed, chains, draws, "ar", 0.5, [("put", c, 0.0, 0, 1) for c in range(chains)])
        yield made("plus infinity", seed, chains, draws, "ar", 0.3, [("put", 0, "inf", 3, 4)])
        yield made("minus infinity", seed, chains, draws, "ar", 0.3, [("put", 1, "-inf", 2, 3)])
        yield made("both infinities", seed, chains, draws, "ar", 0.3, [("put", 0, "inf", 1, 4), ("put", 1, "-inf", 2, 7)])
        yield made("mostly infinite", seed, chains, draws, "ar", 0.3, [("put", c, "inf", 3, draws) for c in range(chains)])
        yield made("a NaN", seed, chains, draws, "ar", 0.3, [("put", 1, "nan", 5, 6)])
        yield made("drift", seed, chains, draws, "ar", 0.3, [("drift", 0, 0.05)])
        yield made("large offset", seed, chains, draws, "ar", 0.3, [("offset", 0, 1e8)])
        yield made("tiny scale", seed, chains, draws, "ar", 0.3, [("scale", c, 1e-18) for c in range(chains)])
        yield made("huge scale", seed, chains, draws, "ar", 0.3, [("scale", c, 1e150) for c in range(chains)])
        yield made("half the draws held", seed, chains, draws, "ar", 0.9, [("hold", c, 0, t, t + 4) for c in range(chains) for t in range(0, draws - 4, 7)][:40])
    yield made("negative and positive zero", 7, 4, 100, "counts", 3.0, [("offset", 0, -1.0), ("put", 0, -0.0, 3, 9)])


def drawn(count):
    """Shapes at random."""
    rng = random.Random(20261121)
    while count:
        draws = rng.choice([rng.randint(4, 16), rng.randint(17, 200), rng.randint(201, 2000)])
        chains = rng.randint(1, 8 if draws < 900 else 4)
        kind, number = rng.choice(
            [("ar", rho) for rho in (0.0, 0.3, 0.6, 0.9, 0.98, 0.999, -0.3, -0.8)]
            + [("uniform", 0.0), ("heavy", 0.01), ("heavy", 1e-6), ("counts", 3.0), ("counts", 12.0)]
            + [("binary", 0.5), ("binary", 0.03), ("binary", 0.97)]
        )
        edits = rng.choice(
            [[]] * 6
            + [[("shift", 0, 0.5)], [("grid", 0, 4.0)], [("grid", 0, 1.0)], [("scale", 0, 2.0)], [("offset", 0, -1e4)]]
            + [[("hold", rng.randrange(chains), 0, draws // 3, draws)], [("drift", 0, 1 / draws)]]
        )
        yield made("at random", rng.randrange(2**32), chains, draws, kind, number, edits)


def main():
    cases = [case for case in map(answered, named()) if case]
    print(len(cases), "of", len(list(named())), "named cases")
    dropped = 0
    wanted = len(cases) + 360
    for case in drawn(True):
        case = answered(case)
        dropped += case is None
        cases += [case] if case else []
        if len(cases) == wanted:
            break
    print(len(cases), "cases,", dropped, "random ones dropped where rounding decides")
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "arviz.json")
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n")
    print(os.path.getsize(path), "bytes")


if __name__ == "__main__":
    main()
