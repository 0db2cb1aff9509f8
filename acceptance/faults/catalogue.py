"""The faults: each befalls a project whose watch has begun, and says what must have become of the training.

A fault is `fault(project, rng, need)`; `need` has what the machine gives (a `clock`, a `disk`; None where it gives
none). It returns HEALTHY when nobody has touched the training itself, or ENDED when it may have died: then `exit.json`
says whether it did. More words after a colon are the categories that are right for its death.
"""

import json
import os
import random
import signal
import subprocess
import time

from driving import state, wait_for
from faults.fast import CHAINS, send
from faults.surroundings import limit_files, limit_memory, memory_group

HEALTHY, ENDED = "healthy", "ended"
HOUR = 3600


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


def step_clock(project, rng, need):
    """Somebody sets the clock by an hour; half the time the watch is killed too, and another takes over behind the step."""
    if need.clock is None:
        return None
    reach(project, rng)
    need.clock.step(rng.choice([-HOUR, HOUR]))
    if rng.random() < 0.5:
        project.kill("watch")
    if rng.random() < 0.3:
        time.sleep(rng.uniform(0, 0.4))
        need.clock.step(rng.choice([-HOUR, 0, HOUR]))
    return HEALTHY


def fill_disk(project, rng, need):
    """No room for log, draws and store together; it is made again after a while, or only when the training has ended."""
    if need.disk is None:
        return None
    reach(project, rng)
    need.disk.fill(leaving=rng.choice([0, 0, 4096, 65536]))
    if rng.random() < 0.5:
        time.sleep(rng.uniform(0.1, 1.0))
    else:
        wait_for("the end", lambda: not set(project.pids()) - {"watch", "keeper"}, patience=60)
        time.sleep(rng.uniform(0, 0.5))
    need.disk.empty()
    return ENDED + ":resource,unknown,data"


def refuse_draws(project, rng, need):
    """The draws' files may not grow for a while; whatever was refused is recorded afterwards."""
    reach(project, rng)
    pid = project.pids().get("training")
    if pid is None:
        return HEALTHY
    try:
        limit_files(pid, rng.randrange(1, 20_000))
        time.sleep(rng.uniform(0, 0.4))
        limit_files(pid, None)
    except ProcessLookupError:
        pass
    return ENDED + ":resource,unknown"


def refuse_store(project, rng, need):
    """The watch may write nothing more, and then the training dies."""
    wait_for("draws", lambda: project.drawn() >= 1 or ended(project), patience=60)
    pids = project.pids()
    if "watch" in pids:
        # Enough for what it says, and less than its store has.
        limit_files(pids["watch"], 16384)
    time.sleep(rng.uniform(0, 0.3))
    project.kill("training")
    return ENDED


def starve(project, rng, need):
    """A limit on the address space of a training that keeps a little more with every draw."""
    wait_for("draws", lambda: project.drawn() >= 1 or ended(project), patience=60)
    pid = project.pids().get("training")
    if pid is None:
        return HEALTHY
    try:
        limit_memory(pid, rng.randrange(1, 8) << 20)
    except (ProcessLookupError, FileNotFoundError):
        pass
    return ENDED + ":resource,unknown"


def starve_group(project, rng, need):
    """A control group's limit: the kernel kills whom it chooses."""
    with memory_group(rng.randrange(24, 48) << 20) as group:
        if group is None:
            return None
        wait_for("draws", lambda: project.drawn() >= 1 or ended(project), patience=60)
        for part, pid in project.pids().items():
            if part not in ("watch", "keeper"):
                try:
                    (group / "cgroup.procs").write_text(str(pid))
                except OSError:
                    continue
        wait_for("the end", lambda: not set(project.pids()) - {"watch", "keeper"}, patience=60)
    return ENDED + ":resource,unknown"


def rotate_log(project, rng, need):
    """The training's output is cut, moved away or removed under it."""
    reach(project, rng)
    log = project.root / "output" / "implementation" / "logs" / "training_model.log"
    if not log.exists():
        return HEALTHY
    how = rng.randrange(3)
    if how == 0:
        os.truncate(log, 0)
    elif how == 1:
        log.rename(log.with_suffix(".log.1"))
    else:
        log.unlink()
    return HEALTHY


def hide_files(project, rng, need):
    """Files are seen late, as on NFS: they are out of sight for a while, wherever that falls."""
    wait_for("draws", lambda: project.drawn() >= 1 or ended(project), patience=60)
    run = project.segment().path / "run-0"
    names = ["chain-0.draws", "chain-1.draws"]
    hidden = [name for name in rng.sample(names, rng.randrange(1, 3)) if (run / name).exists()]
    for name in hidden:
        (run / name).rename(project.root.parent / name)
    time.sleep(rng.uniform(0.1, 1.2))
    for name in hidden:
        (project.root.parent / name).rename(run / name)
    return HEALTHY


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
    wait_for("draws", lambda: project.drawn() >= project.planned * 7 // 10, patience=60)
    worker = project.pids()[f"worker {rng.randrange(CHAINS)}"]
    send(worker, signal.SIGSTOP)
    try:
        project.watches[-1].wait_told("incident.opened", patience=60)
        assert state(project.segment().pid) == "S", "a training of which nobody knows what it has was stopped"
    finally:
        send(worker, signal.SIGCONT)
    return "stalled"


#: name: (weight, fault). The weights are the shares of a thousand.
CATALOGUE = {
    "kill the watch": (100, kill("watch")),
    "kill watches that take over": (40, kill_watches),
    "kill the keeper": (70, kill("keeper")),
    "kill the training": (80, kill("training")),
    "kill a worker": (80, kill("worker 0")),
    "kill watch and training": (40, kill("watch", "training")),
    "kill watch and keeper": (40, kill("watch", "keeper")),
    "kill keeper and training": (40, kill("keeper", "training")),
    "kill all": (60, kill("watch", "keeper", "training", "worker 0", "worker 1")),
    "kill some": (80, kill_some),
    "suspend the machine": (50, suspend()),
    "suspend the training": (40, suspend("training", "worker 0", "worker 1")),
    "step the clock": (60, step_clock),
    "fill the disk": (60, fill_disk),
    "refuse draws": (30, refuse_draws),
    "refuse the store": (20, refuse_store),
    "limit the address space": (20, starve),
    "limit a memory group": (15, starve_group),
    "rotate the log": (25, rotate_log),
    "hide files": (25, hide_files),
    "reuse the pid": (15, reuse_pid),
    "hang": (10, hang),
}


def choose(rng: random.Random) -> str:
    """The name of a fault, by weight."""
    [name] = rng.choices(list(CATALOGUE), [weight for weight, _ in CATALOGUE.values()])
    return name
