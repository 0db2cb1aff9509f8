"""NetCDF and Zarr as ArviZ 0.x and 1.x write them, written as a run of draw logs: docs/draw-log.md.

    python -m rhatchet.converting SOURCE FOLDER

Exit status 2, and one line on standard error, for what cannot be read. Needs numpy and xarray, and for NetCDF h5netcdf
or netCDF4, for Zarr zarr.
"""

import contextlib
import json
import os
import sys

import numpy as np

from .recorder.drawlog import LARGEST_BLOCK, ChainFile, Column, block_bytes, disk_dtype

#: ArviZ's names of what a look reads, and those of samplers whose writers did not follow them.
STATISTICS = {
    "diverging": ("diverging", "divergent__", "divergences"),
    "energy": ("energy", "energy__"),
    "tree_depth": ("tree_depth", "treedepth", "treedepth__", "depth"),
    "reached_max_treedepth": ("reached_max_treedepth", "maxdepth_reached"),
    "acceptance_rate": ("acceptance_rate", "accept_prob", "mean_tree_accept", "accept_stat__"),
    "step_size": ("step_size", "stepsize", "stepsize__"),
}


class ConversionError(ValueError):
    """What cannot be written as draws."""


def open_tree(path):
    """Every group of a file as xarray reads it."""
    import xarray as xr

    is_zarr = os.path.isdir(path)
    try:
        return xr.open_datatree(path, engine="zarr" if is_zarr else None, decode_times=False)
    except (ImportError, ValueError) as error:
        wanted = "zarr" if is_zarr else "h5netcdf"
        raise ConversionError(f"this Python cannot read it; 'pip install {wanted}' may help ({first_line(error)})") from error


def convert(tree, folder):
    """Write a run with one draw log for each chain of the posterior."""
    groups = {name.strip("/"): node for name, node in tree.children.items()}
    if "posterior" not in groups:
        raise ConversionError(f"there is no group 'posterior'; there are {', '.join(sorted(groups)) or 'none'}")
    posterior = groups["posterior"].to_dataset()
    if not {"chain", "draw"} <= set(posterior.dims):
        raise ConversionError("the posterior has no dimensions 'chain' and 'draw'")
    variables = {str(name): values_of(posterior, name) for name in posterior.data_vars}
    variables = {name: array for name, array in variables.items() if array is not None}
    if not variables:
        raise ConversionError("the posterior holds no variable of numbers with the dimensions 'chain' and 'draw'")
    statistics = statistics_of(groups.get("sample_stats"), variables)
    columns = [described(posterior, name, array, "posterior") for name, array in variables.items()]
    columns += [Column(name, "sample_stats", disk_dtype(array.dtype), (), ()) for name, array in statistics.items()]
    arrays = [*variables.values(), *statistics.values()]
    for place in range(posterior.sizes["chain"]):
        write_chain(folder, place, columns, [array[place] for array in arrays], coordinates(posterior, columns), tree)
    facts = {"chains": int(posterior.sizes["chain"]), "state": "complete"}
    with open(os.path.join(folder, "run.json"), "w", encoding="utf-8") as file:
        json.dump(facts, file)


def values_of(dataset, name):
    """(chain, draw, ...) as numbers; None for what are none."""
    variable = dataset[name]
    if not {"chain", "draw"} <= set(variable.dims) or disk_dtype(variable.dtype) is None:
        return None
    return np.asarray(variable.transpose("chain", "draw", ...).values)


def statistics_of(node, variables):
    chains, draws = next(iter(variables.values())).shape[:2]
    found = {"tuning": np.zeros((chains, draws), bool)}
    dataset = node.to_dataset() if node is not None else {}
    for name, known in STATISTICS.items():
        present = next((other for other in known if other in dataset), None)
        array = values_of(dataset, present) if present else None
        if array is not None and array.shape == (chains, draws):
            found[name] = array
    return found


def described(dataset, name, array, group):
    dims = tuple(str(dim) for dim in dataset[name].dims if dim not in ("chain", "draw"))
    return Column(name, group, disk_dtype(array.dtype), array.shape[2:], dims)


def coordinates(dataset, columns):
    """Labels of the dimensions that have any."""
    dims = {dim for column in columns for dim in column.dims if dim in dataset.coords}
    return {dim: [label(value) for value in dataset.coords[dim].values] for dim in sorted(dims)}


def label(value):
    value = value.item() if isinstance(value, np.generic) else value
    return value if isinstance(value, (str, int, float, bool)) else str(value)


def write_chain(folder, place, columns, arrays, coords, tree):
    """Draws behind the last that is a number at all are padding, as nutpie leaves it for chains that were ended early."""
    attrs = {**tree.attrs, **(tree["posterior"].attrs if "posterior" in tree else {})}
    drawn = drawn_of([array for array, column in zip(arrays, columns) if column.group == "posterior"])
    header = {
        "format": 1,
        "chain": place,
        "sampler": str(attrs.get("inference_library", attrs.get("sampler", ""))) or None,
        "coords": coords,
        "columns": [column.described() for column in columns],
    }
    file = ChainFile(os.path.join(folder, f"chain-{place}.draws"), header)
    for first in range(0, drawn, LARGEST_BLOCK):
        block = [array[first : min(first + LARGEST_BLOCK, drawn)] for array in arrays]
        file.append(block_bytes(first, block, columns))
    file.close()


def drawn_of(arrays):
    rows = np.zeros(len(arrays[0]), bool)
    for array in arrays:
        numbers = np.ones(array.shape, bool) if array.dtype.kind in "biu" else ~np.isnan(array)
        rows |= numbers.reshape(len(rows), -1).any(axis=1)
    kept = np.flatnonzero(rows)
    # A chain of NaN alone is no padding: it is to be seen.
    return int(kept[-1]) + 1 if len(kept) else len(rows)


def first_line(error):
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


@contextlib.contextmanager
def one_voice():
    """Keeps what Python says of objects that fail while they are let go: of a damaged file, closing it again may fail."""
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        yield
    finally:
        sys.unraisablehook = hook


def main(arguments):
    with one_voice():
        return converted(*arguments)


def converted(source, folder):
    try:
        convert(open_tree(source), folder)
    except ConversionError as error:
        print(error, file=sys.stderr)
        return 2
    except Exception as error:  # A damaged file makes any library say anything: one line of it is enough.
        print(f"cannot be read: {first_line(error)}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
