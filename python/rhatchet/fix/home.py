"""Where an absent parameter is added, so that the sampler that runs obeys it.

PyMC 5 takes step arguments from the call or from `nuts`, and gives nutpie only `target_accept` and
`nuts_sampler_kwargs`. PyMC 6 refuses other step arguments in the call when nutpie draws, takes `nuts` for both, and
refuses `nuts` beside `nuts_sampler_kwargs` (`pymc.sampling.mcmc.sample` of 5.28 and 6.4).
"""

from __future__ import annotations

from .changes import Change
from .parameters import CANONICAL, KERNEL, SPELLINGS
from .reading import Context, SamplerCall
from .refusal import Refusal


def home(call: SamplerCall, change: Change, context: Context) -> tuple[str, str]:
    """The kind of place, and the name to use there; refuses where no place obeys."""
    kind = _kind(call, change, context)
    spelled = call.sites[change.parameter].spelled
    if kind == "nuts_sampler_kwargs" and call.kernel == "nutpie" and spelled == "max_treedepth":
        spelled = "maxdepth"  # PyMC 5 hands this dictionary to nutpie as it is
    if change.name not in CANONICAL and SPELLINGS[kind].get(change.name) == change.parameter:
        spelled = change.name
    if SPELLINGS[kind].get(spelled) != change.parameter:
        raise Refusal("not_parameter_only", f"'{change.name}' cannot stand in '{kind}'", "use another parameter", call.node.lineno)
    return kind, spelled


def _kind(call: SamplerCall, change: Change, context: Context) -> str:
    if call.sampler == "nutpie" or change.parameter not in KERNEL:
        return call.sampler
    if call.place("step"):
        return "step"
    nuts, other = call.place("nuts"), call.place("nuts_sampler_kwargs")
    if call.kernel == "nutpie" and (context.pymc or 5) < 6:
        return _old_nutpie(call, change, context)
    if nuts or not other:
        return "nuts"
    if change.parameter == "target_accept":
        return "pymc"
    return "nuts_sampler_kwargs" if (context.pymc or 6) >= 6 else "nuts"


def _old_nutpie(call: SamplerCall, change: Change, context: Context) -> str:
    """nutpie below PyMC 5, or below a PyMC that is not known: a place that both versions obey."""
    if change.parameter == "target_accept":
        return "nuts" if call.place("nuts") else "pymc"
    if context.pymc is None and call.place("nuts"):
        raise Refusal("ambiguous", f"PyMC 5 does not give '{change.name}' in 'nuts' to nutpie, PyMC 6 does",
                      "send the version of PyMC in 'context'", call.node.lineno)
    return "nuts_sampler_kwargs"
