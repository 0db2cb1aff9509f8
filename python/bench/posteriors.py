"""Whether two sets of draws are of one posterior, within their Monte Carlo standard errors.

For every quantity mean, standard deviation and the quantiles 5, 50 and 95 % are compared: z is the difference over the root
of the summed squares of both MCSEs. With m comparisons the largest |z| is held against the bound that m independent normal
numbers exceed with probability ALPHA; correlated ones exceed it less often (Šidák 1967).
"""

import numpy as np

STATISTICS = ("mean", "sd", "q5", "median", "q95")
PROBABILITY = {"q5": 0.05, "median": 0.5, "q95": 0.95}
#: Probability that draws of one posterior fail the judgement.
ALPHA = 0.01


def compared(one, other):
    """Rows (quantity, statistic, one, other, z) of two dicts of arrays (chain, draw, ...)."""
    rows = []
    for name in one:
        first, second = (np.asarray(each[name]).reshape(*each[name].shape[:2], -1) for each in (one, other))
        for i in range(first.shape[2]):
            a, b = statistics(first[..., i]), statistics(second[..., i])
            label = f"{name}[{i}]" if first.shape[2] > 1 else name
            rows += [(label, s, *map(float, (a[s][0], b[s][0], (a[s][0] - b[s][0]) / np.hypot(a[s][1], b[s][1])))) for s in STATISTICS]
    return rows


def bound(comparisons):
    """The |z| that the largest of so many exceeds with probability ALPHA."""
    from scipy.stats import norm

    return float(norm.isf((1 - (1 - ALPHA) ** (1 / comparisons)) / 2))


def chance(largest, comparisons):
    """The probability that the largest |z| of so many independent comparisons is at least this large."""
    from scipy.stats import norm

    return float(-np.expm1(comparisons * np.log1p(-2 * norm.sf(largest))))


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
