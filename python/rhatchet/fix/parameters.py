"""The allow-listed parameters: their names at each place, their documented defaults, the values they may take."""

from __future__ import annotations

import math
from typing import Any

from .refusal import Refusal

CANONICAL = ("target_accept", "max_treedepth", "tune", "draws", "init", "metric", "step_size", "initvals")
#: Those that belong to the step method: they may also stand in `nuts={...}` and its like.
KERNEL = ("target_accept", "max_treedepth", "metric", "step_size")

_METRIC = dict.fromkeys(
    ("adaptation", "low_rank_modified_mass_matrix", "transform_adapt", "use_grad_based_mass_matrix"), "metric")
_NUTS = {"target_accept": "target_accept", "max_treedepth": "max_treedepth", "step_scale": "step_size"}
_NUTPIE = {"target_accept": "target_accept", "maxdepth": "max_treedepth", "initial_step": "step_size", **_METRIC}

#: place -> the name at that place -> the parameter.
SPELLINGS: dict[str, dict[str, str]] = {
    "pymc": {"draws": "draws", "tune": "tune", "init": "init", "initvals": "initvals", "start": "initvals", **_NUTS},
    "nuts": {**_NUTPIE, **_NUTS},
    "nuts_sampler_kwargs": {**_NUTPIE, **_NUTS},
    "step": _NUTS,
    "nutpie": {"draws": "draws", "tune": "tune", "init_mean": "initvals", **_NUTPIE},
}
_ANY = {name: parameter for names in SPELLINGS.values() for name, parameter in names.items()}
_ANY.update({name: name for name in CANONICAL})

INITS = ("auto", "adapt_diag", "jitter+adapt_diag", "jitter+adapt_diag_grad", "advi+adapt_diag", "advi", "advi_map",
         "map", "adapt_full", "jitter+adapt_full")
ADAPTATIONS = ("diag", "draw_diag", "low_rank", "flow")


def canonical(name: object) -> str:
    """The parameter that any sampler calls by this name; refuses every other name with `not_parameter_only`."""
    if isinstance(name, str) and name in _ANY:
        return _ANY[name]
    raise Refusal("not_parameter_only", f"{name!r} is no sampler parameter, allowed are {', '.join(CANONICAL)}",
                  "send a change of anything else through the standard protocol")


def defaults(parameter: str, spelled: str, sampler: str, kernel: str | None, pymc: int | None) -> list[Any]:
    """What an absent parameter counts as; the first is the documented one, the others mean the same.

    PyMC 6 hands `tune=None` to nutpie, which then tunes 400 draws; its own documentation says 1000.
    """
    if parameter == "tune":
        if sampler == "nutpie" or (pymc is not None and pymc >= 6 and kernel == "nutpie"):
            return [400]
        return [1000] if kernel == "pymc" or (pymc is not None and pymc < 6) else [1000, 400]
    if parameter == "metric":
        return {"low_rank_modified_mass_matrix": [False], "transform_adapt": [False],
                "use_grad_based_mass_matrix": [True]}.get(spelled, ["diag"])
    if parameter == "step_size":
        return [0.1] if spelled == "initial_step" else [0.25]
    return {"target_accept": [0.8], "max_treedepth": [10], "draws": [1000], "init": ["auto", "jitter+adapt_diag"],
            "initvals": [None]}[parameter]


def checked(spelled: str, value: Any) -> Any:
    """The value as Python should have it (1000.0 becomes 1000 for a count); refuses a wrong type or range: `malformed`."""
    def refuse(allowed: str) -> Refusal:
        return Refusal("malformed", f"'{spelled}' cannot be {value!r}, allowed is {allowed}", f"send {allowed}")

    number = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    if spelled in ("max_treedepth", "maxdepth", "tune", "draws"):
        low, high = {"tune": (0, 10**9), "draws": (1, 10**9)}.get(spelled, (1, 30))
        if not number or int(value) != value or not low <= value <= high:
            raise refuse(f"a whole number from {low} to {high}")
        return int(value)
    if spelled == "target_accept":
        if not number or not 0 < value < 1:
            raise refuse("a number between 0 and 1, both excluded")
        return float(value)
    if spelled in ("step_scale", "initial_step"):
        if not number or value <= 0:
            raise refuse("a number above 0")
        return value
    if spelled in ("init", "adaptation"):
        words = INITS if spelled == "init" else ADAPTATIONS
        if not isinstance(value, str) or value not in words:
            raise refuse("one of " + ", ".join(words))
        return value
    if spelled in _METRIC:
        if not isinstance(value, bool):
            raise refuse("true or false")
        return value
    if not _point(value) and not (isinstance(value, list) and value and all(_point(one) for one in value)):
        raise refuse("null, an object of numbers by variable, or a list of those, one per chain")
    return value


def _point(value: Any) -> bool:
    """Whether it is an initial point: variable -> a number, a strategy by name, or nested lists of numbers."""
    def inner(part: Any) -> bool:
        if isinstance(part, list):
            return all(inner(one) for one in part)
        return isinstance(part, (int, float)) and not isinstance(part, bool) and math.isfinite(part)

    return value is None or (isinstance(value, dict) and all(
        isinstance(key, str) and (isinstance(part, str) or inner(part)) for key, part in value.items()))
