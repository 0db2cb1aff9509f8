"""Warm restart on PyMC's own samplers: last points of every chain, and NUTS's step size and metric.

The start points are replaced where the chains are driven, after PyMC has made and jittered its own, so neither jitter
nor the user's ``initvals`` can displace them. PyMC has one step object for all chains, so step size and metric are
common: the median of the chains' step sizes, the mean of their variances. Tuning goes on from there as the call says.
"""

from .plan import Cold, checkpoints, entry_of, from_segment, graded

#: A variance over fewer points than this is no metric.
FEWEST_DRAWS = 20
#: How many draws the metric taken over counts for while PyMC adapts it (its own start counts for 10).
METRIC_WEIGHT = 50


def resume(call, arguments, known):
    """Change the start points and the step method in ``arguments``; what run.json says about it, None on a first start."""
    segment = call.segment
    try:
        entry, number = entry_of(segment, call.run.number, known)
        if entry is None:
            return None
        found, remarks = checkpoints(segment, entry)
        if not found:
            raise Cold("no checkpoint can be read: " + ("; ".join(remarks) or "the plan names none"))
        return _warm(call, arguments, found, remarks, number)
    except Cold as cold:
        return graded("cold", from_segment(segment), reason=str(cold))


def _warm(call, arguments, found, remarks, number):
    starts, with_points = _start_points(arguments, found, remarks)
    if not with_points:
        raise Cold("no checkpoint fits the model's variables: " + "; ".join(remarks))
    arguments["start"] = starts
    taken = ["points"]
    if left := sorted(set(range(arguments["chains"])) - set(with_points)):
        remarks.append(f"chains {left} start as usual")
    nuts_arguments = {**call.arguments, **(call.arguments.get("nuts") or {})}
    if call.arguments.get("step") is not None:
        remarks.append("the call passes its own step, whose step size and metric stay")
    elif hasattr(arguments["step"], "potential"):
        chains = [found[c] for c in with_points]
        _take(taken, remarks, "step_size", _set_step_size, arguments["step"], chains, nuts_arguments)
        _take(taken, remarks, "metric", _set_metric, arguments["step"], chains, starts)
    else:
        remarks.append(f"{type(arguments['step']).__name__} takes no step size and no metric")
    return graded("warm", number, taken, "; ".join(remarks), chains=with_points)


def _take(taken, remarks, what, change, *arguments):
    """Try one change of the step method; where it cannot be made the reason goes to the remarks."""
    reason = change(*arguments)
    if reason:
        remarks.append(f"{what} not taken: {reason}")
    else:
        taken.append(what)


def _start_points(arguments, found, remarks):
    """The start points with those of the checkpoints in them, and the chains that got theirs."""
    import numpy as np

    starts, with_points = list(arguments["start"]), []
    for chain in range(arguments["chains"]):
        if chain not in found:
            continue
        arrays = found[chain][1]
        point = {}
        for name, value in starts[chain].items():
            saved = arrays.get(f"point:{name}")
            if saved is None or saved.shape != np.shape(value) or not np.all(np.isfinite(saved)):
                remarks.append(f"chain {chain}: its last '{name}' does not fit")
                break
            point[name] = saved.astype(np.asarray(value).dtype)
        else:
            starts[chain] = point
            with_points.append(chain)
    return starts, with_points


def _set_step_size(step, chains, nuts_arguments):
    """Start the dual averaging (Hoffman & Gelman 2014, section 3.2) at the median of the chains' step sizes."""
    import numpy as np

    for name in ("step_scale", "adapt_step_size"):
        if name in nuts_arguments:
            return f"the call sets '{name}' itself"
    sizes = [facts["step_size_bar"] or facts["step_size"] for facts, _ in chains]
    sizes = [size for size in sizes if size is not None and np.isfinite(size) and size > 0]
    if not sizes:
        return "no chain had one"
    size = float(np.exp(np.median(np.log(sizes))))
    step.step_size = size
    step.step_adapt._initial_step = size
    step.step_adapt.reset()
    return ""


def _set_metric(step, chains, starts):
    """Start the adaptation of the metric at the mean of the chains' variances."""
    import numpy as np

    names = [variable.name for variable in step.vars]
    variances = [_variance(facts, arrays, names) for facts, arrays in chains]
    variances = [v for v in variances if v is not None]
    if not variances:
        return "no chain had drawn enough, or none had moved in every direction"
    variance = np.clip(np.mean(variances, axis=0), 1e-10, 1e10)
    potential = step.potential
    kind = type(potential).__name__
    if kind == "QuadPotentialDiagAdapt":
        potential._initial_diag = variance.astype(potential.dtype)
    elif kind == "QuadPotentialFullAdapt":
        potential._initial_cov = np.diag(variance).astype(potential.dtype)
    else:
        return f"{kind} does not adapt from a start"
    flat = [np.concatenate([np.ravel(point[name]) for name in names]) for point in starts]
    potential._initial_mean = np.mean(flat, axis=0).astype(potential.dtype)
    potential._initial_weight = METRIC_WEIGHT
    potential.reset()
    return ""


def _variance(facts, arrays, names):
    """A chain's variances in the order of ``names``; None when there are too few draws or one did not move at all."""
    import numpy as np

    flat = arrays.get("variance")
    if flat is None or facts["variance_draws"] < FEWEST_DRAWS:
        return None
    sizes = {v["name"]: int(np.prod(v["shape"], dtype=int)) for v in facts["variables"]}
    ends = np.cumsum([sizes[name] for name in facts["continuous"]])
    parts = dict(zip(facts["continuous"], np.split(flat, ends[:-1])))
    if any(name not in parts for name in names):
        return None
    ordered = np.concatenate([parts[name] for name in names])
    return ordered if np.all(np.isfinite(ordered)) and np.all(ordered > 0) else None
