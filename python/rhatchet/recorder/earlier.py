"""What earlier segments recorded of a run whose kernel is unchanged: the draws that are kept, chain by chain.

Only the missing draws are drawn then, and the caller gets the whole. Segments are joined from the newest backwards for
as long as each of them says itself that it went on from the one before it.
"""

import importlib.util
import json
import os
import sys

from . import fingerprint


class NotJoined(Exception):
    """The earlier draws cannot stand before new ones; the message says why."""


class Part:
    """One chain's kept draws: ``tuning`` and ``draws`` as {(group, name): array(n, *shape)}, oldest first.

    ``folders`` are the run folders that hold the chain, newest first.
    """

    def __init__(self, columns):
        import numpy as np

        self.columns, self.folders = columns, []
        empty = {(c["group"], c["name"]): np.empty((0, *c["shape"]), c["dtype"]) for c in columns}
        self.tuning, self.draws = dict(empty), dict(empty)

    @property
    def tuned(self):
        """Warm-up draws kept."""
        return _length(self.tuning)

    @property
    def have(self):
        """Post-warm-up draws kept."""
        return _length(self.draws)

    def put_before(self, read):
        """Put an older segment's draws in front; how many post-warm-up draws these are."""
        import numpy as np

        flag = read.tuning
        for key in self.draws:
            values = read.columns[key[0]][key[1]]
            self.draws[key] = np.concatenate([values[~flag], self.draws[key]])
            self.tuning[key] = np.concatenate([values[flag], self.tuning[key]])
        return int((~flag).sum())

    def cut(self, draws):
        """Keep the first ``draws`` post-warm-up draws."""
        self.draws = {key: values[:draws] for key, values in self.draws.items()}

    def last(self, group, name):
        """The newest recorded value, post-warm-up or not."""
        values = (self.draws if self.have else self.tuning)[group, name]
        return values[-1] if len(values) else None


class Earlier:
    """The chains of a run as all its earlier segments recorded them."""

    def __init__(self, entry, known, facts):
        """Read and check them. ``facts`` are what run.json will say of this call: chains, tune, sampler, kernel.

        Raises NotJoined when a segment is of another model or kernel, or when there is nothing to keep.
        """
        self.joins, self.remarks, self.parts, self.coords = [], [], {}, {}
        self.columns = None
        listed = list(reversed(entry.get("earlier") or []))
        for place, one in enumerate(listed):
            said = _read_json(os.path.join(one["folder"], "run.json"))
            chains = self._chains(one)
            if said is None or not chains:
                continue
            _check(one["segment"], said, known, facts)
            self._add(one, chains, facts["chains"])
            if not (said.get("resume") or {}).get("joins"):
                if older := [o["segment"] for o in listed[place + 1 :]]:
                    self.remarks.append(f"segment {one['segment']} was drawn anew, so segments {sorted(older)} are not joined")
                break
        if not self.parts:
            raise NotJoined("the earlier segments hold no draws")
        self.joins.reverse()

    def part(self, chain):
        """A chain's kept draws; empty for a chain that had not begun."""
        return self.parts.setdefault(chain, Part(self.columns))

    def cut(self, chains, draws):
        """Keep at most ``draws`` of each chain, and let ``joins`` say what is kept of each segment."""
        for chain in range(chains):
            part = self.part(chain)
            left = min(part.have, draws)
            part.cut(left)
            for join in self.joins:
                join["draws"][chain] = min(join["draws"][chain], left)
                left -= join["draws"][chain]

    def _chains(self, one):
        """The segment's chains as the reader gives them: every whole block before the first that is torn or damaged."""
        reading, found = _reading(), {}
        for name in _names(one["folder"]):
            if not (name.startswith("chain-") and name.endswith(".draws")):
                continue
            try:
                read = reading.read_chain(os.path.join(one["folder"], name))
            except (OSError, ValueError) as error:
                self.remarks.append(f"segment {one['segment']}: {error}")
                continue
            chain = read.header["chain"]
            if read.torn_bytes:
                self.remarks.append(
                    f"segment {one['segment']}, chain {chain}: {read.torn_bytes} bytes behind its last whole block are left out"
                )
            found[chain] = read
        return found

    def _add(self, one, chains, count):
        kept, tuning = [0] * count, [0] * count
        for chain, read in chains.items():
            columns = read.header["columns"]
            if self.columns is None:
                self.columns, self.coords = columns, read.header["coords"]
            if _signature(columns) != _signature(self.columns):
                raise NotJoined(f"segment {one['segment']} recorded other variables or statistics")
            if chain < count:
                part = self.part(chain)
                part.folders.append(one["folder"])
                kept[chain] = part.put_before(read)
                tuning[chain] = len(read.tuning) - kept[chain]
        run = os.path.basename(os.path.normpath(one["folder"])).rpartition("-")[2]
        self.joins.append({"segment": one["segment"], "run": int(run) if run.isdigit() else 0, "draws": kept, "tuning": tuning})


def newest_run(entry):
    """The newest earlier run.json that can be read; empty when there is none."""
    for one in reversed(entry.get("earlier") or []):
        if (said := _read_json(os.path.join(one["folder"], "run.json"))) is not None:
            return said
    return {}


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


def _reading():
    """The draw log's reader, by its place: in a watched process the package may not be importable under its name."""
    name = __package__ + "._reading"
    if name not in sys.modules:
        path = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "reading.py")
        spec = importlib.util.spec_from_file_location(name, path)
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]
