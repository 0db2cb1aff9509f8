"""Hooks nutpie: ``nutpie.sample`` runs in the background and its trace is looked at while the caller waits.

No callback is passed and no setting is changed, so the draws and the result are those of the unwrapped call.
"""

import functools
import inspect

from . import pymc_calls
from .run import Run, plain_seed


def hook(module, segment):
    """Wrap ``nutpie.sample``, which PyMC calls too."""
    module.sample = _wrapped_sample(module.sample, segment)


def _wrapped_sample(sample, segment):
    signature = inspect.signature(sample)
    if "blocking" not in signature.parameters:
        raise AttributeError("this nutpie cannot sample in the background; its draws cannot be recorded")

    @functools.wraps(sample)
    def wrapper(*args, **kwargs):
        if not segment.is_ours():
            return sample(*args, **kwargs)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError:
            return sample(*args, **kwargs)  # nutpie says it better
        bound.apply_defaults()
        arguments = {**bound.arguments, **bound.arguments.get("kwargs", {})}
        call = pymc_calls.current_call()
        run = segment.guard("before nutpie.sample", _run_of, segment, call, arguments)
        handle = sample(*args, **{**kwargs, "blocking": False})
        watched = segment.guard("watching nutpie", _watch, segment, call, run, handle, arguments) if run else None
        if run is not None and watched is None:
            segment.guard("run.json", lambda: run.begin(recorded=False, error="not recorded; see hook-errors.log"))
        if not arguments.get("blocking", True):
            if watched is not None:
                segment.guard("watching nutpie", watched.look_in_background)
            return handle
        return _blocking(handle)

    return wrapper


def _run_of(segment, call, arguments):
    """The run of the enclosing ``pymc.sample``, or a run of its own when the script calls nutpie itself."""
    if call is not None:
        call.run.facts["sampler"] = "nutpie"
        return call.run
    run = Run(segment, "nutpie")
    run.facts["seed"] = plain_seed(arguments.get("seed"))
    return run


def _watch(segment, call, run, handle, arguments):
    """Put the watched sampler in the handle's place for its own."""
    from .nutpie_run import NutpieRun, WatchedSampler

    recorder = NutpieRun(segment, call, run, handle, arguments)
    watched = WatchedSampler(handle._sampler, recorder)
    handle._sampler = watched
    return watched


def _blocking(handle):
    """What nutpie does after starting a blocking run (nutpie/sample.py)."""
    try:
        return handle.wait()
    except KeyboardInterrupt:
        return handle.abort()
    except BaseException:
        handle.cancel()
        raise
