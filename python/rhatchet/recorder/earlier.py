"""What the segment before recorded of a run whose kernel is unchanged: the draws that are kept, chain by chain.

Only the missing draws are drawn then, and the caller gets the whole. One segment is enough: each begins its files with what
it goes on from (see kept.py).
"""

import importlib.util
import json
import os
import sys

from . import fingerprint


class NotJoined(Exception):
    """The earlier draws cannot stand before new ones; the message says why."""


class Part:
    """One chain's kept draws: ``tuning`` and ``draws`` as {(group, name): array(n, *shape)}.

    ``folder`` is the run folder that holds the chain.
    """

    def __init__(self, columns, folder, read=None):
        import numpy as np

        self.columns, self.folder = columns, folder
        names = [(c["group"], c["name"], c) for c in columns]
        if read is None:
            self.tuning = {(group, name): np.empty((0, *c["shape"]), c["dtype"]) for group, name, c in names}
            self.draws = dict(self.tuning)
            return
        self.tuning = {(group, name): read.columns[group][name][read.tuning] for group, name, _ in names}
        self.draws = {(group, name): read.columns[group][name][~read.tuning] for group, name, _ in names}

    @property
    def tuned(self):
        """Warm-up draws kept."""
        return _length(self.tuning)

    @property
    def have(self):
        """Post-warm-up draws kept."""
        return _length(self.draws)

    def cut(self, draws):
        """Keep the first ``draws`` post-warm-up draws."""
        self.draws = {key: values[:draws] for key, values in self.draws.items()}

    def last(self, group, name):
        """The newest recorded value, post-warm-up or not."""
        values = (self.draws if self.have else self.tuning)[group, name]
        return values[-1] if len(values) else None


class Earlier:
    """The chains of a run as the segment before holds them."""

    def __init__(self, entry, known, facts):
        """Read and check them. ``facts`` are what run.json will say of this call: chains, tune, sampler, kernel.

        Raises NotJoined when the segment is of another model or kernel, or when there is nothing to keep.
        """
        self.segment, self.folder = entry["earlier"]["segment"], entry["earlier"]["folder"]
        self.chains, self.remarks = facts["chains"], []
        read = self._read()
        if not read:
            raise NotJoined("the segment before holds no draws")
        _check(self.segment, said_before(entry), known, facts)
        header = next(iter(read.values())).header
        self.columns, self.coords = header["columns"], header["coords"]
        if any(_signature(one.header["columns"]) != _signature(self.columns) for one in read.values()):
            raise NotJoined(f"the chains of segment {self.segment} have other variables or statistics than each other")
        self.parts = [Part(self.columns, self.folder, read.get(chain)) for chain in range(self.chains)]

    @property
    def taken(self):
        """Draws of all chains that are taken over, tuning draws included."""
        return sum(part.have + part.tuned for part in self.parts)

    @property
    def joins(self):
        """What run.json says of it."""
        run = os.path.basename(os.path.normpath(self.folder)).rpartition("-")[2]
        draws, tuning = [part.have for part in self.parts], [part.tuned for part in self.parts]
        return [{"segment": self.segment, "run": int(run) if run.isdigit() else 0, "draws": draws, "tuning": tuning}]

    def cut(self, draws):
        """Keep at most ``draws`` of each chain."""
        for part in self.parts:
            part.cut(draws)

    def _read(self):
        """The segment's chains as the reader gives them: every whole block before the first that is torn or damaged."""
        reading, found = log_reader(), {}
        for name in _names(self.folder):
            if not (name.startswith("chain-") and name.endswith(".draws")):
                continue
            try:
                read = reading.read_chain(os.path.join(self.folder, name))
            except (OSError, ValueError) as error:
                self.remarks.append(f"segment {self.segment}: {error}")
                continue
            chain = read.header["chain"]
            if read.torn_bytes:
                self.remarks.append(
                    f"segment {self.segment}, chain {chain}: {read.torn_bytes} bytes behind its last whole block are left out"
                )
            found[chain] = read
        return found


def said_before(entry):
    """The run.json of the segment before; empty when it cannot be read."""
    return _read_json(os.path.join(entry["earlier"]["folder"], "run.json")) or {}


def _check(segment, said, known, facts):
    """Raise NotJoined where a segment is of another model, another sampler or another setting."""
    if differs := fingerprint.difference(said.get("fingerprint"), known):
        raise NotJoined(f"segment {segment} sampled another model: {differs}")
    pairs = [(key, said.get(key), facts[key]) for key in ("sampler", "chains", "tune")]
    before, now = said.get("kernel") or {}, json.loads(json.dumps(facts["kernel"]))
    pairs += [(key, before.get(key), now.get(key)) for key in sorted(set(before) | set(now))]
    for key, was, is_now in pairs:
        if was != is_now:
            raise NotJoined(f"'{key}' was {was} in segment {segment} and is {is_now}")


def _signature(columns):
    return sorted((c["group"], c["name"], c["dtype"], tuple(c["shape"])) for c in columns)


def _length(arrays):
    return len(next(iter(arrays.values()))) if arrays else 0


def _names(folder):
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _read_json(path):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def log_reader():
    """The draw log's reader, by its place: in a watched process the package may not be importable under its name."""
    name = __package__ + "._reading"
    if name not in sys.modules:
        path = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "reading.py")
        spec = importlib.util.spec_from_file_location(name, path)
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]
