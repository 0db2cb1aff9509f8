"""A project whose training is `models/fast.py`: what it must have recorded is known to the last bit."""

import itertools
import json
import os
import signal
from pathlib import Path

import numpy as np
from driving import REPOSITORY, Project, state, wait_for
from models.fast import CHAINS, chain

TUNE = 20


class Fast(Project):
    """Two chains of `draws` draws behind TUNE tuning draws, each of which costs at least `pace` seconds."""

    def __init__(self, root, beside=None, seed=1, draws=400, pace=0.001, **environment):
        self.seed, self.planned = seed, TUNE + draws
        #: A byte per draw that the recorder has taken, outside of what a fault may hit.
        self.taken = Path(beside or Path(root).parent) / "taken"
        facts = {"SEED": str(seed), "DRAWS": str(draws), "TUNE": str(TUNE), "PACE": str(pace), "TAKEN": str(self.taken)}
        path = {"PYTHONPATH": str(REPOSITORY / "python")}
        super().__init__(root, beside, **path, **facts, **environment)
        self.add("acceptance/models/fast.py")
        self.configure()

    def newest_segments(self):
        """The newest segment of each training, oldest first: a watch that is started behind a complete one begins anew."""
        trainings = sorted((self.root / ".rhatchet" / "trainings").glob("model-*"), key=lambda one: int(one.name[6:]))
        segments = [self.segments(training=int(training.name[6:])) for training in trainings]
        return [some[-1] for some in segments if some]

    def segment(self):
        """The newest segment of the newest training; None before the first."""
        return next(reversed(self.newest_segments()), None)

    def pids(self):
        """The living processes by their part: the watch, the keeper, the training, its workers."""
        segment = self.segment()
        training = segment and segment.pid
        parts = {"watch": self.watches[-1].process.pid if self.watches else None, "keeper": segment and segment.keeper}
        parts["training"] = training
        parts |= {f"worker {n}": pid for n, pid in enumerate(children(training))}
        return {part: pid for part, pid in parts.items() if pid and state(pid) not in (None, "Z")}

    def kill(self, *parts, number=signal.SIGKILL):
        """Sends a signal to those parts that are there; gives them."""
        there = {part: pid for part, pid in self.pids().items() if part in parts}
        for pid in there.values():
            send(pid, number)
        if number == signal.SIGKILL and "watch" in there:
            self.watches[-1].process.wait()
        return list(there)

    def seen(self, number):
        """How often the newest watch has shown new draws of that chain: below 20 it knows of no silence."""
        shown = [line["snapshot"]["chains"] for line in self.watches[-1].lines() if "snapshot" in line]
        return len({chains[number]["recorded"] for chains in shown if len(chains) > number})

    def drawn(self):
        """Draws recorded by the slowest chain, tuning included; 0 before each chain has one."""
        segment = self.segment()
        drawn = segment.draws() if segment else []
        return min(drawn) if len(drawn) == CHAINS else 0

    def check_recorded(self, held_to_taken=True):
        """Every recorded draw is the one that the seed gives, none is missing; gives the newest chains' lengths.

        `held_to_taken`: every draw that the recorder has taken is on the disk, as it must be unless the disk refused it.
        """
        taken = self.taken.read_bytes() if self.taken.exists() else b""
        lengths = [[self._check_chain(segment, number) for number in range(CHAINS)] for segment in self.newest_segments()]
        for number in range(CHAINS):
            recorded, took = sum(one[number] for one in lengths), taken.count(b"%d" % number)
            assert not held_to_taken or recorded >= took, f"{recorded} draws of chain {number} of {took} that were taken"
        return lengths[-1] if lengths else [0] * CHAINS

    def _check_chain(self, segment, number):
        from rhatchet.reading import read_chain

        path = segment.path / "run-0" / f"chain-{number}.draws"
        rows = read_chain(path).columns["posterior"]["x"] if path.exists() else np.empty((0, 3))
        expected = [place for place, _, _ in itertools.islice(chain(self.seed, number), len(rows))]
        assert np.array_equal(rows, np.array(expected).reshape(-1, 3)), f"chain {number} is not what was drawn"
        return len(rows)

    def check_complete(self, states=("finished",)):
        """It was left alone: all is drawn and recorded, it ended well, and nobody was called."""
        assert self.check_recorded() == [self.planned] * CHAINS
        assert self.segment().read("run-0/run.json")["state"] in states
        assert self.incidents() == []

    def check_refused(self, lengths):
        """The disk took no more draws to the end: the watch says how many are missing, or that it cannot know."""
        missing = self.segment().read("run-0/run.json").get("unwritten")
        news = [line for watch in self.watches for line in watch.news()]
        if missing is None:
            assert any("the recorder did not come to its last word" in line for line in news), news
            return
        assert {chain: draws for chain, draws in missing.items() if draws} == {
            str(chain): self.planned - length for chain, length in enumerate(lengths) if length < self.planned
        }
        for chain, draws in missing.items():
            assert any(f"the last {draws} draws of chain {chain}" in line for line in news), news

    def check_halted(self, *categories):
        """It died: one incident says so, with one of the categories."""
        [incident] = self.incidents()
        assert incident["severity"] == "critical", incident
        assert not categories or incident["category"] in categories, incident
        return incident

    def check_clean(self):
        """Nothing is left running and the record is whole."""
        wait_for("the end of every process", lambda: self.processes() == {}, why=lambda: str(self.processes()))
        verified = self.rhatchet("verify")
        assert verified.returncode == 0, verified.stdout + verified.stderr
        assert self.rhatchet("status", "--format", "json").returncode in (0, 1, 3)

    def process_json(self):
        return json.loads((self.segment().path / "process.json").read_text())


def children(pid):
    """The pids of the processes that a process has started and that are there, zombies included."""
    found = []
    for thread in Path(f"/proc/{pid}/task").glob("*"):
        try:
            found += [int(one) for one in (thread / "children").read_text().split()]
        except OSError:
            continue
    return sorted(found)


def send(pid, number):
    """A signal to a process that may be gone by now."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass
