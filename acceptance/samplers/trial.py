"""One sampler under the built `rhatchet`, in a folder of its own, seen by its files and its processes."""

import json
import tempfile
import time
from pathlib import Path

from cmdstan import rows
from driving import BINARY, REPOSITORY, Project
from table import lay
from terminal import Terminal

#: Seconds in which a sampler that is seen live has shown draws, compiling included.
PATIENCE = 60
STATISTICS = {"diverging": "divergent", "tree_depth": "depth", "energy": "energy", "step_size": "step size"}
STAN = {"divergent__": "divergent", "treedepth__": "depth", "energy__": "energy", "stepsize__": "step size"}


class Trial:
    """One folder in which the sampler is watched."""

    def __init__(self, sampler, **environment):
        self.sampler = sampler
        self.scratch = tempfile.TemporaryDirectory()
        environment |= {"PYTHONPATH": str(REPOSITORY / "python")} | sampler.environment
        self.project = Project(Path(self.scratch.name) / "project", **environment)
        lay(sampler, self.project.root)
        self.terminals = []

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for terminal in self.terminals:
            terminal.end()
        self.project.end()
        self.scratch.cleanup()

    def start(self, verb="watch", *more):
        python = [] if self.sampler.is_command or self.sampler.python is None else ["--python", str(self.sampler.python)]
        named = ["--name", "program"] if self.sampler.is_command else []
        command = [BINARY, verb, *python, *named, *more, *self.sampler.words]
        self.terminals.append(Terminal(command, self.project.root, self.project.environment))
        return self.terminals[-1]

    def run(self, training=1):
        """The folder of the first call of the sampler in a training's newest segment; None before it is there."""
        segments = self.project.segments("program", training)
        runs = [s.path / "run-0" for s in segments if (s.path / "run-0").is_dir()]
        return runs[-1] if runs else None

    def process(self, training=1):
        segments = self.project.segments("program", training)
        return segments[-1].pid if segments else None

    def size(self):
        run = self.run()
        files = [*run.glob("chain-*.draws"), *run.glob("chain-*.csv")] if run else []
        return sum(path.stat().st_size for path in files)

    def fact(self, name, training=1):
        run = self.run(training)
        try:
            return json.loads((run / "run.json").read_text()).get(name)
        except (OSError, ValueError, TypeError):
            return None

    def grows(self, seconds):
        """Whether the record grows within the time."""
        before, until = self.size(), time.monotonic() + seconds
        while time.monotonic() < until:
            if self.size() > before:
                return True
            time.sleep(0.1)
        return False


def recorded(run):
    """Draws of all chains that can be read from a run's folder, tuning included."""
    from rhatchet.reading import read_chain

    if run is None:
        return 0
    logs = sum(read_chain(path).draws for path in run.glob("chain-*.draws"))
    return logs + sum(len(rows(path)[0]) for path in run.glob("chain-*.csv"))


def statistics_of(run):
    """The statistics that are recorded, and whether the warm-up is."""
    from rhatchet.reading import read_chain

    for path in run.glob("chain-*.draws") if run else []:
        read = read_chain(path)
        names = [shown for name, shown in STATISTICS.items() if name in read.columns["sample_stats"]]
        return names + (["warm-up"] if read.tuning.any() else [])
    for path in run.glob("chain-*.csv") if run else []:
        head = next(line for line in path.read_text().splitlines() if line and line[0] != "#").split(",")
        return [shown for name, shown in STAN.items() if name in head]
    return []
