"""One training of one model: train.py MODEL SAMPLER [SETTING=VALUE...]; recorded when Rhatchet's hook is on the path.

SAMPLER is pymc, nutpie or metropolis; settings are PyMC's and nutpie's own, under the names that Rhatchet gives them.
"""

import ast
import sys

import models


def model(text):
    """``funnel`` or ``correlated(5, 0.9)``."""
    name, _, rest = text.partition("(")
    arguments = ast.literal_eval(f"({rest[:-1]},)") if rest.strip(")") else ()
    return getattr(models, name)(*arguments)


def pymc(made, settings):
    import pymc as pm

    nuts = {k: settings.pop(k) for k in ("target_accept", "max_treedepth") if k in settings}
    with made:
        pm.sample(**settings, nuts=nuts, nuts_sampler="pymc", cores=1, progressbar=False, compute_convergence_checks=False)


def metropolis(made, settings):
    import pymc as pm

    with made:
        pm.sample(**settings, step=pm.Metropolis(), cores=1, progressbar=False, compute_convergence_checks=False)


def nutpie(made, settings):
    import nutpie as sampler

    renamed = {"max_treedepth": "maxdepth", "metric": "adaptation", "random_seed": "seed"}
    settings = {renamed.get(k, k): v for k, v in settings.items()}
    sampler.sample(sampler.compile_pymc_model(made), **settings, cores=1, progress_bar=False)


def value(text):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


if __name__ == "__main__":
    chosen = {"draws": 1000, "tune": 1000, "chains": 4, "random_seed": 1}
    chosen |= {k: value(v) for k, v in (setting.split("=", 1) for setting in sys.argv[3:])}
    {"pymc": pymc, "nutpie": nutpie, "metropolis": metropolis}[sys.argv[2]](model(sys.argv[1]), chosen)
