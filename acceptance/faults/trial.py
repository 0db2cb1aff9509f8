"""One trial: a project, its watch, a fault, and what must hold when all is over."""

import random
import signal
from contextlib import nullcontext
from dataclasses import dataclass

from driving import DrawLogError
from faults.catalogue import CATALOGUE
from faults.deaths import HEALTHY
from faults.fast import CHAINS, Fast
from faults.surroundings import Clock, Disk, small_disk

#: Faults that need more than the usual training.
SETTINGS = {
    "hang": {"draws": 1500, "pace": 0.01},
    "limit the address space": {"LEAK": "100000"},
    "limit a memory group": {"LEAK": "200000", "pace": 0.004},
}


@dataclass
class Need:
    """What the machine gives for a fault."""

    clock: Clock | None = None
    disk: Disk | None = None


def run(name, seed, folder, library=None):
    """Runs the trial and gives what became of it in words; an AssertionError says what did not hold.

    `folder` is empty and the trial's own, `library` what steps a clock.
    """
    rng = random.Random(seed)
    with small_disk(folder) if name == "fill the disk" else nullcontext() as disk:
        clock = Clock(library, folder / "clock") if library else None
        # What a full disk must not hit (the watch's output, what the recorder has taken) lies beside it.
        root = disk.point / "project" if disk else folder / "project"
        project = Fast(root, folder, seed=seed, **SETTINGS.get(name, {}), **(clock.environment if clock else {}))
        try:
            return _trial(project, name, rng, Need(clock, disk))
        finally:
            project.end()


def _trial(project, name, rng, need):
    project.watch()
    outcome = CATALOGUE[name][1](project, rng, need)
    if outcome is None:
        return "left out: this machine does not give what it needs"
    statuses = see_to_its_end(project)
    outcome, _, categories = outcome.partition(":")
    lengths = project.check_recorded(held_to_taken="resource" not in categories)
    if outcome == "stalled":
        [incident] = project.incidents()
        assert incident["category"] == "unknown" and incident["severity"] == "warning", incident
        assert lengths == [project.planned] * CHAINS, lengths
    elif "resource" in categories and ended_well(project) and lengths != [project.planned] * CHAINS:
        outcome = "complete, draws refused"
        assert statuses[-1] == 0, statuses
        project.check_refused(lengths)
    elif outcome == HEALTHY or ended_well(project):
        outcome = "complete"
        assert statuses[-1] == 0, statuses
        # A full disk may have taken the last draw and not the word that it was the last.
        project.check_complete(("finished", "sampling") if "resource" in categories else ("finished",))
    else:
        outcome = "halted"
        assert statuses[-1] == 3, statuses
        incident = project.check_halted(*filter(None, categories.split(",")))
        outcome += f", {incident['category']}"
    project.check_clean()
    if outcome == "complete" and rng.random() < 0.3:
        damage(project, rng)
    return f"{outcome}; {lengths} draws; watches {statuses}"


def damage(project, rng):
    """Flips a bit of a draw log that is complete, cuts it, or adds to it: what stands before that loads, and nothing else."""
    number = rng.randrange(CHAINS)
    path = project.segment().path / "run-0" / f"chain-{number}.draws"
    data = bytearray(path.read_bytes())
    start = 16 + int.from_bytes(data[8:12], "little")
    block, place, how = (len(data) - start) // project.planned, rng.randrange(len(data)), rng.randrange(3)
    if how == 0:
        data[place] ^= 1 << rng.randrange(8)
    elif how == 1:
        del data[place:]
    else:
        place = len(data)
        data += rng.randbytes(rng.randrange(1, 1000))
    path.write_bytes(data)
    try:
        kept = project.check_recorded(held_to_taken=False)[number]
    except DrawLogError:
        kept = None
    assert kept == (None if place < start else (place - start) // block), (how, place, kept)


def see_to_its_end(project):
    """Waits for the watch, and starts another where it was killed or could not go on; gives the exit statuses."""
    statuses = []
    for _ in range(4):
        statuses.append(project.watches[-1].end())
        if statuses[-1] in (0, 3):
            return statuses
        # One that could not go on says so, in one sentence.
        if statuses[-1] != -signal.SIGKILL:
            said = project.watches[-1].errors.read_text()
            assert statuses[-1] == 2 and said.startswith("rhatchet: ") and len(said.splitlines()) <= 3, (statuses, said)
        project.watch()
    said = [watch.errors.read_text() for watch in project.watches]
    raise AssertionError(f"no watch comes to an end: {statuses}\n{said}\n{project.watches[-1].why()}")


def ended_well(project):
    """Whether the training came to its end, by the keeper's word or else by the recorder's."""
    segment = project.segment()
    exit = segment.read("exit.json")
    if exit:
        return exit["state"] == "exited" and exit["status"] == 0
    record = segment.read("run-0/run.json")
    return bool(record) and record["state"] == "finished"
