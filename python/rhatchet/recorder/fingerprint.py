"""What tells one model from another: its free value variables and its log density at a fixed point."""

import math

#: Two log densities are the same up to this relative difference.
TOLERANCE = 1e-9


def of_model(model, logp_function=None):
    """The fingerprint of a PyMC model: names, shapes and transforms of the value variables, logp at the initial point.

    The initial point is made with a fixed seed, for models whose initial point is a draw. ``logp_function`` takes the
    point as a dict; without one a function is compiled without optimisation, in about 0.1 s.
    """
    point = model.initial_point(random_seed=0)
    if logp_function is None:
        logp_function = model.compile_logp(mode="FAST_COMPILE")
    variables = []
    for rv in model.free_RVs:
        value, transform = model.rvs_to_values[rv], model.rvs_to_transforms.get(rv)
        variables.append(
            {
                "name": value.name,
                "shape": [int(n) for n in point[value.name].shape],
                "transform": None if transform is None else getattr(transform, "name", type(transform).__name__),
            }
        )
    return {"variables": variables, "logp": float(logp_function(point))}


def difference(one, other):
    """How two fingerprints differ, as a clause for people; "" when they are of the same model.

    A log density that is not known (null) on one side is not compared.
    """
    one_by, other_by = ({v["name"]: v for v in f.get("variables") or []} for f in (one or {}, other or {}))
    if missing := sorted(set(one_by) - set(other_by)):
        return f"variables {missing} are gone"
    if added := sorted(set(other_by) - set(one_by)):
        return f"variables {added} are new"
    for name, variable in one_by.items():
        for key in ("shape", "transform"):
            if variable.get(key) != other_by[name].get(key):
                return f"{key} of '{name}' was {variable.get(key)} and is {other_by[name].get(key)}"
    before, now = (one or {}).get("logp"), (other or {}).get("logp")
    if before is not None and now is not None and not _close(before, now):
        return f"log density at the initial point was {before!r} and is {now!r}"
    return ""


def _close(one, other):
    if not (math.isfinite(one) and math.isfinite(other)):
        return one == other or (one != one and other != other)
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))
