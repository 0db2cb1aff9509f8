"""Hooks PyMC: ``pymc.sample``, and inside it the functions that drive the chains.

The recorder's callback is put in where the chains are driven, not into ``pymc.sample``: there PyMC has decided on its
sampler already, and a callback given to PyMC 6 would change that decision. A call that goes to nutpie is recorded by
``nutpie_calls``, ``numpyro_calls`` or ``blackjax_calls``; one that goes to another sampler is noted as not recorded.
"""

import functools
import inspect
import threading

from .plan import wished_draws
from .run import Run, plain_seed

#: The calls of ``pymc.sample`` that this thread is in, innermost last.
_calls = threading.local()


class Call:
    """One call of ``pymc.sample``: its arguments and, once it is known who samples, its run."""

    def __init__(self, segment, arguments):
        self.segment = segment
        self.arguments = arguments
        self.run = Run(segment, "pymc")
        self.run.facts["seed"] = plain_seed(arguments.get("random_seed"))

    def extended(self, args, kwargs):
        """The call's arguments with as many draws as the resume plan wishes."""
        draws = self.segment.guard("plan", wished_draws, self.segment, self.run.number) if self.segment.plan else None
        if draws is None:
            return args, kwargs
        self.arguments["draws"] = draws
        return ((draws, *args[1:]), kwargs) if args else (args, {**kwargs, "draws": draws})

    def model(self):
        """The model that is sampled: the argument or the one of the enclosing context."""
        from pymc.model import modelcontext

        return modelcontext(self.arguments.get("model"))

    def fail(self, error):
        """The call raised; a stop that had been asked for stays a stop, and so does an interrupt."""
        self.run.end("stopped" if isinstance(error, KeyboardInterrupt) else "failed", f"{type(error).__name__}: {error}")

    def finish(self):
        """The call returned. Nobody recorded it when no run has begun: an external sampler that is not hooked."""
        if not self.run.begun:
            sampler = self.arguments.get("nuts_sampler") or "not known"
            self.run.begin(sampler=sampler, recorded=False)
        self.run.end("finished")


def current_call():
    """The innermost call of ``pymc.sample`` in this thread, None outside."""
    stack = getattr(_calls, "stack", None)
    return stack[-1] if stack else None


def hook(module, segment):
    """Wrap the functions of ``pymc.sampling.mcmc``."""
    module.sample = _wrapped_sample(module.sample, segment)
    for name in ("_mp_sample", "_sample_many"):
        if not hasattr(module, name):
            raise AttributeError(f"this PyMC has no '{name}'; its draws cannot be recorded")
        setattr(module, name, _with_callback(getattr(module, name), segment))
    if hasattr(module, "_sample_population"):
        module._sample_population = _noted(module._sample_population, segment)


def _wrapped_sample(sample, segment):
    signature = inspect.signature(sample)

    @functools.wraps(sample)
    def wrapper(*args, **kwargs):
        call = segment.is_ours() and segment.guard("before pymc.sample", _enter, segment, signature, args, kwargs)
        if not call:
            return sample(*args, **kwargs)
        args, kwargs = call.extended(args, kwargs)
        try:
            result = sample(*args, **kwargs)
        except BaseException as error:
            segment.guard("after pymc.sample", call.fail, error)
            raise
        finally:
            _calls.stack.pop()
        segment.guard("after pymc.sample", call.finish)
        return result

    return wrapper


def _enter(segment, signature, args, kwargs):
    try:
        bound = signature.bind(*args, **kwargs)
    except TypeError:
        return None  # pymc.sample says it better
    bound.apply_defaults()
    arguments = {**bound.arguments, **bound.arguments.get("kwargs", {})}
    call = Call(segment, arguments)
    if not hasattr(_calls, "stack"):
        _calls.stack = []
    _calls.stack.append(call)
    return call


def _with_callback(drive, segment):
    """Wrap a function that drives chains: it gets the recorder's callback beside the user's own."""

    @functools.wraps(drive)
    def wrapper(*args, **kwargs):
        call = current_call()
        if call is None or args or not segment.is_ours():
            return drive(*args, **kwargs)
        recorder = segment.guard("when sampling begins", _recorder, call, kwargs)
        if recorder is None:
            return drive(**kwargs)
        try:
            result = recorder.drive(drive, kwargs)
        except BaseException as error:
            segment.guard("when sampling fails", recorder.close, error)
            raise
        segment.guard("when sampling ends", recorder.close, None)
        return result

    return wrapper


def _recorder(call, arguments):
    """Imported here, under the guard: what is wrong with the recorder must not fail the script."""
    from .pymc_run import PyMCRun

    return PyMCRun(call, arguments)


def _noted(drive, segment):
    @functools.wraps(drive)
    def wrapper(*args, **kwargs):
        call = current_call()
        if call is not None and segment.is_ours():
            note = "population samplers take no callback; their draws are not recorded"
            segment.guard("population", lambda: call.run.begin(recorded=False, error=note))
        return drive(*args, **kwargs)

    return wrapper
