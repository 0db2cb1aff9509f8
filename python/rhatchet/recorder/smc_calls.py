"""Hooks ``pymc.sample_smc``: its particles are recorded when it returns, since until then they are of no posterior."""

import functools
import inspect

from .recording import Recording
from .run import Run, plain_coords, plain_seed

COLD = "SMC's particles are of the posterior only at the end, so all is drawn anew"


def hook(module, segment):
    """Wrap ``pymc.smc.sampling.sample_smc``."""
    module.sample_smc = _wrapped(module.sample_smc, segment)


def _wrapped(sample, segment):
    signature = inspect.signature(sample)

    @functools.wraps(sample)
    def wrapper(*args, **kwargs):
        recording = segment.is_ours() and segment.guard("before sample_smc", _begin, segment, signature, args, kwargs)
        if not recording:
            return sample(*args, **kwargs)
        failure = None
        try:
            result = sample(*args, **kwargs)
            segment.guard("recording SMC", _record, recording, result)
            return result
        except BaseException as error:
            failure = error
            raise
        finally:
            segment.guard("after sample_smc", recording.end, failure)

    return wrapper


def _begin(segment, signature, args, kwargs):
    try:
        bound = signature.bind(*args, **kwargs)
    except TypeError:
        return None  # PyMC says it better
    bound.apply_defaults()
    arguments = bound.arguments
    run = Run(segment, "smc")
    facts = {
        "chains": arguments.get("chains"), "tune": 0, "draws": arguments.get("draws"), "cores": arguments.get("cores"),
        "seed": plain_seed(arguments.get("random_seed")), "kernel": {"steps": ["SMC"]},
    }  # fmt: skip
    return Recording(segment, run, facts, COLD)


def _record(recording, result):
    """Every particle as one draw of its chain."""
    posterior = getattr(result, "posterior", None)
    if posterior is None:
        recording.run.write(recorded=False, error="the call returned no InferenceData; its particles are not recorded")
        return
    arrays = {str(name): values.values for name, values in posterior.data_vars.items()}
    recording.run.coords = plain_coords({d: c.values for d, c in posterior.coords.items() if d not in ("chain", "draw")})
    recording.dims = {str(name): values.dims[2:] for name, values in posterior.data_vars.items()}
    chains, draws = posterior.sizes["chain"], posterior.sizes["draw"]
    recording.run.write(chains=int(chains), draws=int(draws))
    for chain in range(chains):
        for draw in range(draws):
            recording.append(chain, {name: array[chain, draw] for name, array in arrays.items()}, {}, False)
