"""Hooks nutpie: ``nutpie.sample`` runs in the background and its trace is looked at while the caller waits.

No callback is passed and no setting is changed, so the draws and the result are those of the unwrapped call.
"""

import functools
import inspect

from . import pymc_calls
from .earlier import NotJoined, said_before
from .nutpie_join import NutpieJoin, given
from .nutpie_trace import fingerprint_of
from .plan import Cold, entry_of, unchanged, wished_draws
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
        resume = segment.guard("resume", _resume, segment, call, run, arguments) if run else None
        join = (resume or {}).get("join")
        if join is not None and not join.active:
            if (whole := segment.guard("joining", _from_record, run, join)) is not None:
                return whole if arguments.get("blocking", True) else _Done(whole)
            join = resume["join"] = None
        kwargs = {**kwargs, **(join.changes() if join else wished(run)), "blocking": False}
        handle = sample(*args, **kwargs)
        watched = segment.guard("watching nutpie", _watch, segment, call, run, handle, arguments, resume or {}) if run else None
        if run is not None and watched is None:
            segment.guard("run.json", lambda: run.begin(recorded=False, error="not recorded; see hook-errors.log"))
        if join is not None:
            _join_results(run, handle, join)
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


def wished(run):
    """The draws that the resume plan wishes in all; nothing when it leaves that to the call."""
    draws = run.segment.guard("plan", wished_draws, run.segment, run.number) if run and run.segment.plan else None
    return {} if draws is None else {"draws": draws}


def _resume(segment, call, run, arguments):
    """What is joined from earlier segments, as arguments for the recorder."""
    arguments.update(wished(run))
    resume = {"given": given(arguments)}
    if segment.plan is None:
        return resume
    try:
        known = fingerprint_of(call, arguments["compiled_model"])
        entry, number = entry_of(segment, run.number, known)
        if not unchanged(entry):
            return resume
        said = said_before(entry)
        model = call.model() if call is not None else None
        join = NutpieJoin(segment, entry, number, known, said, arguments, model)
        segment.guard("keeping earlier draws", join.keep, run)
        return {**resume, "join": join}
    except (NotJoined, Cold) as reason:
        return {**resume, "why": f"not joined, drawn anew: {reason}"}


def _from_record(run, join):
    """Nothing is missing: the record is the result."""
    whole = join.whole()
    run.begin(
        chains=join.chains, tune=join.tune, draws=join.draws, kernel=join.kernel, fingerprint=join.known, resume=join.graded()
    )
    run.end("finished")
    return whole


def _join_results(run, handle, join):
    """Put the earlier draws before what the handle gives."""
    for name in ("wait", "abort"):
        setattr(handle, name, _joined(run, getattr(handle, name), join))


def _joined(run, give, join):
    @functools.wraps(give)
    def whole(*args, **kwargs):
        result = give(*args, **kwargs)
        # What goes wrong here must reach the script: new draws alone are not what it asked for.
        joined = join.whole(result)
        run.segment.guard("run.json", lambda: run.write(resume=join.graded()))
        return joined

    return whole


class _Done:
    """Stands for nutpie's handle on a run that had all its draws."""

    is_finished = True

    def __init__(self, whole):
        self._whole = whole

    def wait(self, *, timeout=None):
        """The whole result, at once."""
        return self._whole

    abort = inspect = wait

    def pause(self):
        """There is nothing to pause."""

    resume = cancel = pause


def _watch(segment, call, run, handle, arguments, resume):
    """Put the watched sampler in the handle's place for its own."""
    from .nutpie_run import NutpieRun, WatchedSampler

    recorder = NutpieRun(segment, call, run, handle, arguments, resume)
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
