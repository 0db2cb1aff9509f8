"""Faults of what a training stands on: room, memory, the clock, its files."""

import os
import time

from driving import wait_for
from faults.deaths import ENDED, HEALTHY, ended, reach
from faults.surroundings import limit_files, limit_memory, memory_group

HOUR = 3600


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
