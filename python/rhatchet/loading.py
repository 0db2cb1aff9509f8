"""From a run's chains to what ArviZ users expect: InferenceData (ArviZ 0.x) or DataTree (ArviZ >= 1)."""

import importlib.metadata
import os
import warnings

import numpy as np

from . import stan
from .places import find_run
from .reading import DrawLogError, read_chain


class RaggedWarning(UserWarning):
    """The chains do not have the same number of draws, or one was left out; the message says what was done about it."""


def chains(path):
    """Every chain's arrays as recorded, tuning draws included: {chain: {group: {name: array(draws, *shape)}}}."""
    return {number: chain.columns for number, chain in _read(find_run(path)).items()}


def load(path, warmup=True, ragged="truncate", pool=False):
    """Load a run's draws, also while it goes on and after a kill.

    Several paths in a list are several runs of one model. Their draws are of no one kernel, so ``pool=True`` must ask for
    it by name; their chains then stand beside each other, numbered through. A run that goes on from another holds its draws
    already.

    ``path`` is a project, training, segment or run folder; the newest training, its newest segment that is not
    quarantined and its last run are taken where it leaves the choice. ``ragged`` says what happens when the chains
    differ in length: "truncate" cuts to the shortest chain that has begun, "nan" pads (integers and truth values
    become floats then). A chain without a draw in a phase is left out of that phase, except with "nan".

    Raises NothingRecorded when there is no draw, DrawLogError when a header is damaged.
    """
    if ragged not in ("truncate", "nan"):
        raise ValueError(f"'ragged' is '{ragged}'; it must be 'truncate' or 'nan'")
    run, read = _pooled(path, pool) if isinstance(path, (list, tuple)) else _whole(path)
    header = next(iter(read.values())).header
    attrs = _attributes(header, run)
    groups = {}
    for prefix, phase in (("", False), ("warmup_", True)):
        if phase and not warmup:
            continue
        rows, length = _phase(read, phase, ragged)
        for group in ("posterior", "sample_stats"):
            groups[prefix + group] = _dataset(header, group, read, rows, length, attrs)
    return _container(groups, attrs)


def _whole(path):
    """A run and its chains, without those that somebody has ended alone."""
    run = find_run(path)
    read = _read(run)
    for number, why in run.dropped.items():
        if read.pop(number, None) is not None:
            text = f"chain {number} was dropped {why}; it is left out, and the rest agrees better than all chains would"
            warnings.warn(text, RaggedWarning, stacklevel=4)
    return run, read


def _pooled(paths, asked):
    """The first of several runs, and the chains of all."""
    runs = [_whole(path) for path in paths]
    if len(runs) > 1 and not asked:
        raise ValueError("draws of several runs are pooled only by name: pool=True")
    if len({os.path.realpath(run.folder) for run, _ in runs}) < len(runs):
        raise ValueError("a run is named twice")
    for run, _ in runs if len(runs) > 1 else ():
        if (run.facts.get("resume") or {}).get("joins"):
            raise ValueError(f"'{run.folder}' goes on from another run and holds its draws already; load it by itself")
    headers = [next(iter(read.values())).header for _, read in runs]
    columns = [sorted((c["group"], c["name"], c["shape"]) for c in header["columns"]) for header in headers]
    if any(other != columns[0] for other in columns):
        raise ValueError("the runs have other variables or statistics than each other; they are of two models or samplers")
    return runs[0][0], dict(enumerate(chain for _, read in runs for chain in read.values()))


def _read(run):
    """Every chain of a run whose header is whole. A header being written this moment is left out."""
    read, damage = {}, None
    for number, path in sorted(run.chains.items()):
        try:
            read[number] = stan.read_chain(path) if path.endswith(".csv") else read_chain(path)
        except DrawLogError as error:
            damage = error
    if not read:
        raise damage
    if damage is not None:
        warnings.warn(f"{damage}; the chain is left out", RaggedWarning, stacklevel=3)
    return read


def _phase(read, tuning, ragged):
    """Which draws of each chain belong to a phase, as {chain: indices}, and how many every chain gets."""
    rows = {number: np.flatnonzero(chain.tuning == tuning) for number, chain in read.items()}
    begun = {number: indices for number, indices in rows.items() if len(indices)}
    lengths = sorted({len(indices) for indices in begun.values()})
    name = "tuning" if tuning else "drawing"
    if ragged == "nan":
        length = lengths[-1] if lengths else 0
        if len(lengths) > 1 or len(begun) < len(rows):
            warnings.warn(f"chains differ in length while {name}; padded with NaN to {length}", RaggedWarning, stacklevel=3)
        return rows, length
    length = lengths[0] if lengths else 0
    missing = sorted(set(rows) - set(begun)) if begun else []
    if len(lengths) > 1 or missing:
        left = f"; chains {missing} have not begun and are left out" if missing else ""
        warnings.warn(
            f"chains differ in length while {name} ({lengths[0]} to {lengths[-1]}); cut to {length}{left}",
            RaggedWarning,
            stacklevel=3,
        )
    return begun or rows, length


def _dataset(header, group, read, rows, length, attrs):
    import xarray as xr

    variables, coords = {}, {"chain": list(rows), "draw": np.arange(length)}
    for column in header["columns"]:
        if column["group"] != group:
            continue
        name, shape = column["name"], tuple(column["shape"])
        dims = [d or f"{name}_dim_{i}" for i, d in enumerate(column["dims"] or [None] * len(shape))]
        values = _stack([read[c].columns[group][name][rows[c]] for c in rows], length, shape)
        variables[name] = (["chain", "draw", *dims], values)
        for dim, size in zip(dims, shape):
            labels = header["coords"].get(dim)
            coords[dim] = labels if labels is not None and len(labels) == size else np.arange(size)
    return xr.Dataset(variables, coords=coords, attrs=attrs)


def _stack(arrays, length, shape):
    """One array (chains, length, *shape), cut or padded with NaN; the dtype stays unless something is padded."""
    if all(len(array) >= length for array in arrays):
        return np.stack([array[:length] for array in arrays])
    out = np.full((len(arrays), length, *shape), np.nan)
    for target, array in zip(out, arrays):
        target[: len(array)] = array[:length]
    return out


def _attributes(header, run):
    library = header["sampler"]
    attrs = {
        "inference_library": library,
        "inference_library_version": header["versions"].get(library, ""),
        "sampler": library,
        "versions": str(header["versions"]),
        "training": header["training"],
        "segment": header["segment"],
        "run": header["run"],
        "state": run.facts.get("state", "not known"),
        "tuning_steps": header["tune"],
        "creation_library": "rhatchet",
    }
    return {key: value for key, value in attrs.items() if value is not None}


def _container(groups, attrs):
    if int(importlib.metadata.version("arviz").split(".")[0]) >= 1:
        import xarray as xr

        tree = xr.DataTree.from_dict(groups)
        tree.attrs.update(attrs)
        return tree
    import arviz

    return arviz.InferenceData(attrs=attrs, save_warmup=True, **groups)
