"""One call of the sampler: its folder, and what run.json says about it."""

import hashlib
import os
import sys

from .drawlog import ChainFile
from .ending import end_trial, trial_text
from .segment import timestamp, write_json


class Run:
    """The folder run-<k> of one call of the sampler. run.json is written when sampling begins and when it ends."""

    def __init__(self, segment, sampler):
        self.segment = segment
        self.number = segment.next_run()
        self.folder = os.path.join(segment.folder, f"run-{self.number}")
        self.facts = {
            "run": self.number,
            "sampler": sampler,
            "versions": segment.versions(),
            "chains": None,
            "tune": None,
            "draws": None,
            "cores": None,
            "seed": None,
            "state": "sampling",
            "started": None,
            "ended": None,
            "error": None,
            "recorded": True,
            "kernel": {},
            "fingerprint": None,
            "resume": None,
        }
        self.coords = {}
        self._files = {}

    @property
    def begun(self):
        """Whether sampling has begun, so that run.json is there."""
        return os.path.exists(os.path.join(self.folder, "run.json"))

    def begin(self, **facts):
        """Make the folder and write run.json with what is known now."""
        os.makedirs(self.folder, exist_ok=True)
        self.facts["started"] = self.facts["started"] or timestamp()
        self.write(**facts)

    def write(self, **facts):
        """Change facts in run.json."""
        self.facts.update(facts)
        write_json(os.path.join(self.folder, "run.json"), self.facts)

    def end(self, state, error=None):
        """Write the last state once; what comes later (an error after a stop) does not change it."""
        if self.facts["state"] == "sampling":
            unwritten = {str(chain): file.unwritten for chain, file in self._files.items() if file.unwritten}
            if unwritten:
                self.facts["unwritten"] = unwritten
                self.segment.note(f"draws of run {self.number} that the disk has refused, by chain: {unwritten}")
            self.segment.guard("run.json", lambda: self.begin(state=state, error=error, ended=timestamp()))
            end_trial(0 if state == "finished" else 1)

    def open_chain(self, chain, columns, **more):
        """Create a chain's file with its header."""
        header = {
            "format": 1,
            "training": self.segment.training,
            "segment": self.segment.number,
            "run": self.number,
            "chain": chain,
            "sampler": self.facts["sampler"],
            "versions": self.facts["versions"],
            "seed": self.facts["seed"],
            "model_hash": script_hash(),
            "created": timestamp(),
            "tune": self.facts["tune"],
            "draws": self.facts["draws"],
            "coords": {d: c for d, c in self.coords.items() if any(d in column.dims for column in columns)},
            "columns": [column.described() for column in columns],
        }
        header.update(more)
        self._files[chain] = ChainFile(os.path.join(self.folder, f"chain-{chain}.draws"), header)
        return self._files[chain]

    def checkpoint_path(self, chain):
        """Where a chain's checkpoint lies."""
        return os.path.join(self.folder, f"chain-{chain}.checkpoint")


def script_hash():
    """SHA-256 of the script that runs, as it is on disk now; null when it comes from no file."""
    path = trial_text() or getattr(sys.modules.get("__main__"), "__file__", None)
    try:
        with open(path, "rb") as file:
            return "sha256:" + hashlib.sha256(file.read()).hexdigest()
    except (OSError, TypeError):
        return None


def plain_seed(seed):
    """A seed as a JSON integer; null for none and for what is no single integer."""
    import numpy as np

    return int(seed) if isinstance(seed, (int, np.integer)) and not isinstance(seed, bool) else None


def plain_coords(coords):
    """Coordinate labels as JSON: numbers and truth values stay, everything else becomes text."""
    plain = {}
    for dim, labels in (coords or {}).items():
        if labels is not None:
            plain[str(dim)] = [_plain_label(label) for label in labels]
    return plain


def _plain_label(label):
    import numpy as np

    if isinstance(label, np.generic) and label.dtype.kind in "biuf":
        label = label.item()
    if isinstance(label, float) and (label != label or abs(label) == float("inf")):
        return str(label)
    return label if isinstance(label, (bool, int, float, str)) else str(label)
