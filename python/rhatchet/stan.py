"""Reads an output of CmdStan as a chain of a run: its columns as variables with their shapes. Needs numpy alone."""

import re
from pathlib import Path

import numpy as np

from .reading import ChainDraws, DrawLogError
from .recorder.drawlog import disk_dtype
from .recorder.stan_names import STATISTICS


def read_chain(path):
    """Read every whole row of an output, also while it grows; the warm-up's where it was saved.

    Raises DrawLogError for a file whose columns are not named yet or whose rows are no numbers, OSError when it cannot be read.
    """
    settings, names, rows, adapted, torn = _parse(Path(path).read_bytes(), path)
    try:
        values = np.loadtxt(rows, delimiter=",", ndmin=2, comments=None) if rows else np.empty((0, len(names)))
    except ValueError as error:
        raise DrawLogError(f"'{path}' has a row that is no numbers: {error}") from error
    tuning = np.arange(len(values)) < _warm_up(settings, adapted, len(values))
    columns, described = {"posterior": {}, "sample_stats": {"tuning": tuning}}, [_column("tuning", "sample_stats", "|u1")]
    for group, name, dtype, shape, places in _variables(names):
        array = np.zeros((len(values), *shape), bool if dtype == "|u1" else dtype)
        for index, place in places:
            array[(slice(None), *index)] = values[:, place]
        columns[group][name] = array
        described.append(_column(name, group, dtype, shape))
    return ChainDraws(_header(path, settings, described), columns, len(values), torn)


def _parse(data, path):
    """Settings at the head, names of columns, whole rows, rows before the adaptation's end, and bytes that were left out."""
    whole = data[: data.rfind(b"\n") + 1]
    settings, names, rows, adapted = {}, None, [], None
    for line in whole.decode("utf-8", "replace").splitlines():
        if line.startswith("#"):
            if "Adaptation terminated" in line and adapted is None:
                adapted = len(rows)
            key, equals, value = line[1:].partition("=")
            if equals and names is None:
                settings.setdefault(key.strip(), value.replace("(Default)", "").strip())
        elif names is None:
            names = line.split(",")
        elif line:
            rows.append(line)
    if names is None or "stan_version_major" not in settings:
        raise DrawLogError(f"'{path}' is no output of CmdStan, or none whose columns are named yet")
    # The last row of a file that was cut and gone on with by somebody else may be a part of one.
    while rows and rows[-1].count(",") != len(names) - 1:
        rows.pop()
    return settings, names, rows, adapted, len(data) - len(whole)


def _warm_up(settings, adapted, rows):
    """Rows that are warm-up: those before the adaptation's end, or as many as were asked for."""
    if adapted is not None:
        return min(adapted, rows)
    if settings.get("save_warmup") not in ("1", "true"):
        return 0
    thin = max(1, int(settings.get("thin", 1)))
    return min(rows, -(-int(settings.get("num_warmup", 0)) // thin))


def _variables(names):
    """(group, name, dtype, shape, [(index, column)]) of each variable; `theta.2.1` is an element of `theta`."""
    found = {}
    for place, name in enumerate(names):
        base, *index = name.split(".")
        # Parts of tuples and of complex numbers keep their own names.
        if ":" in name or not all(re.fullmatch(r"[1-9]\d*", part) for part in index):
            base, index = name, []
        found.setdefault(base, []).append((tuple(int(part) - 1 for part in index), place))
    for base, places in found.items():
        shape = tuple(max(sizes) + 1 for sizes in zip(*(index for index, _ in places)))
        if base in STATISTICS:
            name, kind = STATISTICS[base]
            yield "sample_stats", name, disk_dtype(kind), shape, places
        else:
            yield "sample_stats" if base.endswith("__") else "posterior", base, "<f8", shape, places


def _column(name, group, dtype, shape=()):
    return {"name": name, "group": group, "dtype": dtype, "shape": list(shape), "dims": []}


def _header(path, settings, columns):
    """What a draw log's header says, from the comments and from where the file lies."""
    version = ".".join(settings.get(f"stan_version_{part}", "") for part in ("major", "minor", "patch"))
    whole = Path(path).resolve()
    place = re.search(r"/([^/]+)/segments/(\d+)/run-(\d+)/chain-(\d+)\.csv$", str(whole))
    training, segment, run, chain = place.groups() if place else (None, None, None, None)
    number = lambda text: None if text is None else int(text)
    saved = _warm_up(settings, None, 1 << 60)
    return {
        "format": 1, "training": training, "segment": number(segment), "run": number(run), "chain": number(chain),
        "sampler": "cmdstan", "versions": {"cmdstan": version}, "seed": number(settings.get("seed")),
        "tune": saved, "draws": number(settings.get("num_samples")), "coords": {}, "columns": columns,
    }  # fmt: skip
