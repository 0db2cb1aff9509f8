"""Kills at random moments, over and over: every recorded draw loads, and nothing is left running.

    python acceptance/kills.py [--trials N] [--seed S]

One trial is a real training of two chains; at a random moment the watch, its keeper, the training or one of its
workers gets `kill -9`. A killed watch is followed by a new one, which must adopt. Prints a line per trial and exits 1
at the first that fails, with its seed.
"""

import argparse
import os
import random
import signal
import tempfile
import time
from pathlib import Path

from driving import PATIENCE, Project, Watch, state, wait_for
from faults.fast import children

VICTIMS = ["watch", "keeper", "training", "worker"]


def pid_of(victim: str, watch: Watch, segment) -> int | None:
    if victim == "watch":
        return watch.process.pid
    if victim == "keeper":
        return segment.keeper
    return segment.pid if victim == "training" else next(iter(children(segment.pid)), None)


def trial(rng: random.Random, folder: Path) -> str:
    project = Project(folder)
    try:
        project.add("acceptance/models/two_wells.py")
        project.configure()
        watch = project.watch(SEED="1", DRAWS="1500")
        watch.wait_for("draws", lambda: project.segments() and project.segments()[0].has_drawn(rng.randrange(1, 300)))
        [segment] = project.segments()
        time.sleep(rng.uniform(0, 1.5))
        victim = rng.choice(VICTIMS)
        before, pid = segment.draws(), pid_of(victim, watch, segment)
        if pid is None or state(pid) is None:
            victim = "nobody, it was over"
        else:
            os.kill(pid, signal.SIGKILL)
        if victim == "watch":
            watch.process.wait()
            watch = project.watch()
            wait_for("adoption", lambda: watch.told("was there already") or watch.process.poll() is not None)
        watch.end(2 * PATIENCE)
        after = segment.draws()
        assert all(now >= then for now, then in zip(after, before)), (before, after)
        if victim in ("watch", "keeper"):
            assert after == [1700, 1700], after
        wait_for("the end of every process", lambda: project.processes() == {})
        return f"{victim}: {before} draws then, {after} at the end"
    finally:
        project.end()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for number in range(arguments.trials):
        seed = arguments.seed + number
        with tempfile.TemporaryDirectory() as folder:
            print(f"trial {number + 1} of {arguments.trials}, seed {seed}: ", end="", flush=True)
            print(trial(random.Random(seed), Path(folder) / "project"), flush=True)
    print(f"{arguments.trials} passed, 0 failed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
