"""Faults that end or halt a process: each befalls a project whose watch has begun, and says what must have become of it."""

import json
import signal
import subprocess
import time

from driving import state, wait_for
from faults.fast import CHAINS, send

HEALTHY, ENDED = "healthy", "ended"


def reach(project, rng):
    """Waits for a random moment between the start of the watch and the last draws."""
    if rng.random() < 0.2:
        return time.sleep(rng.uniform(0, 0.6))
    draws = rng.randrange(1, project.planned * 9 // 10)
    wait_for("draws", lambda: project.drawn() >= draws or ended(project), patience=60)


def ended(project):
    segment = project.segment()
    return bool(segment and segment.read("exit.json"))


def kill(*parts):
    """`kill -9` of those parts, one right after the other in a random order."""

    def fault(project, rng, need):
        reach(project, rng)
        chosen = list(parts)
        rng.shuffle(chosen)
        hit = [part for one in chosen for part in project.kill(one)]
        return HEALTHY if set(hit) <= {"watch", "keeper"} else ENDED

    return fault


def kill_some(project, rng, need):
    """`kill -9` of a random few, with random pauses between."""
    reach(project, rng)
    everybody = ["watch", "keeper", "training", "worker 0", "worker 1"]
    hit = []
    for part in rng.sample(everybody, rng.randrange(2, 5)):
        hit += project.kill(part)
        time.sleep(rng.choice([0, rng.uniform(0, 0.3)]))
    return HEALTHY if set(hit) <= {"watch", "keeper"} else ENDED


def kill_watches(project, rng, need):
    """One watch after the other is killed while it takes over."""
    reach(project, rng)
    for _ in range(rng.randrange(1, 4)):
        project.kill("watch")
        project.watch()
        time.sleep(rng.uniform(0, 0.5))
    project.kill("watch")
    return HEALTHY


def suspend(*parts):
    """The parts stand still for a while, as on a laptop whose lid was closed, and go on."""

    def fault(project, rng, need):
        reach(project, rng)
        pids = [pid for part, pid in project.pids().items() if not parts or part in parts]
        rng.shuffle(pids)
        for pid in pids:
            send(pid, signal.SIGSTOP)
        time.sleep(rng.uniform(0.2, 1.5))
        for pid in pids:
            send(pid, signal.SIGCONT)
        return HEALTHY

    return fault


def reuse_pid(project, rng, need):
    """All are killed, and the training's pid is given to somebody else, who must be left alone."""
    wait_for("draws", lambda: project.drawn() >= 1 or ended(project), patience=60)
    project.kill("watch", "keeper", "training", "worker 0", "worker 1")
    if ended(project):
        return ENDED
    wait_for("their end", lambda: project.pids() == {})
    record = project.process_json()
    with subprocess.Popen(["sleep", "60"], start_new_session=True) as other:
        try:
            record["identity"]["pid"] = record["session"] = other.pid
            (project.segment().path / "process.json").write_text(json.dumps(record))
            project.watch().end()
            assert state(other.pid) == "S", "somebody else's process was touched"
        finally:
            other.kill()
    return ENDED


def hang(project, rng, need):
    """A chain stands still for good, and the other comes to its end: it is said, and nothing is stopped."""
    number = rng.randrange(CHAINS)
    wait_for("steps of the chain", lambda: project.seen(number) >= 25, patience=60)
    worker = project.pids()[f"worker {number}"]
    send(worker, signal.SIGSTOP)
    try:
        project.watches[-1].wait_told("incident.opened", patience=60)
        assert state(project.segment().pid) == "S", "a training of which nobody knows what it has was stopped"
    finally:
        send(worker, signal.SIGCONT)
    return "stalled"
