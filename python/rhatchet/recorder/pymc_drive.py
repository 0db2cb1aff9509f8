"""Drives only the chains that lack draws, each as long and from as much warm-up as its own plan says.

PyMC drives all chains of a call alike. So its own driver is called for the unfinished chains alone: one after the other
in one process, or with workers that are told their own numbers of draws when they are made.
"""

import contextlib
import inspect


def drive_missing(join, recorder, drive, arguments):
    """Call PyMC's driver for what is missing; chains that have all their draws are left as they are."""
    active = join.active
    if not active:
        return None
    if "mp_ctx" not in arguments:
        for plan in active:
            if recorder.stopping:
                break
            recorder.active = [plan.chain]
            join.configure(plan)
            drive(**_for(join, arguments, [plan]))
        return None
    recorder.active = [plan.chain for plan in active]
    with _workers(join, active):
        return drive(**_for(join, arguments, active))


def _for(join, arguments, plans):
    """The driver's arguments for some chains, which it numbers from 0."""
    chains = [plan.chain for plan in plans]
    starts = [plan.start if plan.start is not None else arguments["start"][plan.chain] for plan in plans]
    tune, missing = max(plan.tune for plan in plans), max(plan.missing for plan in plans)
    return {
        **arguments,
        "chains": len(chains),
        "draws": tune + missing,
        "tune": tune,
        "start": starts,
        "traces": [arguments["traces"][chain] for chain in chains],
        "rngs": [arguments["rngs"][chain] for chain in chains],
        "callback": _renumbered(join, plans, arguments["callback"]),
    }


def _renumbered(join, plans, callback):
    def numbered(trace, draw):
        plan = plans[draw.chain]
        try:
            callback(trace=trace, draw=draw._replace(chain=plan.chain))
        finally:
            join.drawn(plan, trace, draw.draw_idx)

    return numbered


@contextlib.contextmanager
def _workers(join, plans):
    """Inside, each worker that PyMC makes gets its own chain's numbers of draws and its own state of the step method."""
    import pymc.sampling.parallel as parallel

    original = parallel.ProcessAdapter
    signature = inspect.signature(original.__init__)

    class Worker(original):
        def __init__(self, *args, **kwargs):
            bound = signature.bind(self, *args, **kwargs)
            plan = plans[bound.arguments["chain"]]
            join.configure(plan)
            bound.arguments.update(draws=plan.missing, tune=plan.tune)
            if bound.arguments["step_method_pickled"] is not None:
                import cloudpickle

                bound.arguments["step_method_pickled"] = cloudpickle.dumps(join.step, protocol=-1)
            original.__init__(*bound.args, **bound.kwargs)

    parallel.ProcessAdapter = Worker
    try:
        yield
    finally:
        parallel.ProcessAdapter = original
