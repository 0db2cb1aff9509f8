"""One fault, one test: every recorded draw is kept, and the state afterwards is the right one (docs/faults.md)."""

import json
import os
import signal
import subprocess

import pytest
from driving import PATIENCE, PYTHON, Project, state, wait_for
from faults.fast import CHAINS, TUNE, Fast, children
from faults.surroundings import Clock, clock_library, limit_files, limit_memory, memory_group, small_disk

LOG = "output/implementation/logs/training_model.log"


@pytest.fixture
def fast(tmp_path):
    """Makes a project with a watch that has seen its first draws; at the end nothing of it runs."""
    made = []

    def make(*arguments, root=None, least=30, **settings):
        project = Fast(root or tmp_path / f"project-{len(made)}", tmp_path, **settings)
        made.append(project)
        watch = project.watch("model.py", *arguments)
        watch.wait_for("draws", lambda: project.drawn() >= least)
        return project, watch

    yield make
    for project in made:
        project.end()


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path) as made:
        if made is None:
            pytest.skip("nothing can be mounted here")
        yield made


def process(project):
    """What `rhatchet status` says of the newest training's process."""
    return json.loads(project.rhatchet("status", "--format", "json").stdout)["trainings"][-1]["process"]


# kill -9


def test_the_training_is_killed(fast):
    project, watch = fast()
    assert project.kill("training") == ["training"]
    assert watch.end() == 3, watch.why()
    assert min(project.check_recorded()) >= 30
    assert project.check_halted("unknown")["state"] == "reported" and process(project) == "failed"
    project.check_clean()


def test_one_worker_is_killed(fast):
    project, watch = fast()
    assert project.kill("worker 1") == ["worker 1"]
    assert watch.end() == 3, watch.why()
    assert min(project.check_recorded()) >= 30
    project.check_halted("unknown")
    assert "the process of chain 1 ended" in watch.summary() and process(project) == "failed"
    project.check_clean()


def test_the_keeper_is_killed(fast):
    project, watch = fast()
    assert project.kill("keeper") == ["keeper"]
    assert watch.end() == 0, watch.why()
    project.check_complete()
    project.check_clean()


def test_the_watch_is_killed(fast):
    project, watch = fast()
    assert project.kill("watch") == ["watch"]
    assert state(project.pids()["training"]) not in (None, "T", "Z")
    second = project.watch()
    second.wait_told("was there already and is taken over")
    assert second.end() == 0, second.why()
    assert len(project.newest_segments()) == 1
    project.check_complete()
    project.check_clean()


def test_all_are_killed(fast):
    project, watch = fast()
    assert len(project.kill("watch", "keeper", "training", "worker 0", "worker 1")) == 5
    kept = project.check_recorded()
    second = project.watch()
    assert second.end() == 3, second.why()
    assert project.check_recorded() == kept and min(kept) >= 30
    assert project.check_halted("unknown") and process(project) == "lost"
    project.check_clean()


# No room


def test_no_room_for_draws_for_a_while(fast):
    """They wait in the sampler's memory, and are all there in the end."""
    project, watch = fast(pace=0.005)
    training = project.pids()["training"]
    limit_files(training, 1000)
    stood = project.drawn()
    before = project.taken.stat().st_size
    # The limit holds for what the test counts by, too.
    wait_for("a while", lambda: watch.process.poll() is not None or len(watch.lines()) > 6)
    assert project.drawn() == stood and project.taken.stat().st_size == before
    limit_files(training, None)
    assert watch.end() == 0, watch.why()
    assert project.check_recorded() == [project.planned] * CHAINS
    assert project.incidents() == []
    project.check_clean()


def test_no_room_for_draws_to_the_end(fast):
    """What was recorded stays, the script goes on, and what is missing is counted and said."""
    project, watch = fast()
    limit_files(project.pids()["training"], 4000)
    assert watch.end() == 0, watch.why()
    kept = project.check_recorded(held_to_taken=False)
    record = project.segment().read("run-0/run.json")
    assert record["state"] == "finished"
    assert record["unwritten"] == {str(n): project.planned - kept[n] for n in range(CHAINS)}
    for chain, missing in record["unwritten"].items():
        assert watch.told(f"the last {missing} draws of chain {chain}"), watch.why()
    project.check_clean()


def test_no_room_for_the_store_for_a_while(fast):
    """The watch says so, goes on, and writes it down once it can; nothing is decided in between."""
    project, watch = fast(pace=0.01)
    limit_files(watch.process.pid, 16384)
    project.kill("training")
    watch.wait_told("could not be written", "the watch goes on and tries again")
    assert project.incidents() == []
    limit_files(watch.process.pid, None)
    watch.wait_told("it can be written again")
    assert watch.end() == 3, watch.why()
    project.check_recorded()
    project.check_halted("unknown")
    project.check_clean()


def test_no_room_for_the_store_to_the_end(fast):
    """The watch gives up with a sentence, and the next one finds out what has happened."""
    project, watch = fast(pace=0.01)
    limit_files(watch.process.pid, 16384)
    project.kill("training")
    assert watch.end() == 2
    assert "could not be written" in watch.errors.read_text() and project.incidents() == []
    second = project.watch()
    assert second.end() == 3, second.why()
    project.check_recorded()
    project.check_halted("unknown")
    project.check_clean()


def test_a_full_disk_that_is_emptied(fast, disk):
    """Log, draws and store at once: all waits, and goes on."""
    project, watch = fast(root=disk.point / "project", pace=0.01)
    disk.fill()
    stood = project.drawn()
    watch.wait_told("no room is left for the draws")
    disk.empty()
    watch.wait_for("draws", lambda: project.drawn() > stood)
    assert watch.end() == 0, watch.why()
    project.check_complete()
    project.check_clean()


def test_a_full_disk_that_the_training_dies_of(fast, disk):
    """It is a matter of resources although not a word of it could be written; nothing that was recorded is lost."""
    project, watch = fast(root=disk.point / "project", pace=0.005)
    disk.fill()
    stood = project.drawn()
    project.kill("training")
    watch.wait_told("no room is left", "the watch goes on and tries again")
    disk.empty()
    assert watch.end() == 3, watch.why()
    assert min(project.check_recorded(held_to_taken=False)) >= stood
    project.check_halted("unknown", "resource")
    project.check_clean()


# Memory


def test_a_limit_on_the_address_space(fast):
    project, watch = fast(LEAK="200000")
    limit_memory(project.pids()["training"], 8 << 20)
    assert watch.end() == 3, watch.why()
    assert min(project.check_recorded()) >= 30
    project.check_halted("resource")
    assert "MemoryError" in watch.summary()
    project.check_clean()


def test_a_limit_of_a_control_group(fast):
    """The kernel kills without a word in the log; that it was memory stands in the kernel's own book alone."""
    with memory_group(32 << 20) as group:
        if group is None:
            pytest.skip("no control group for memory can be made here")
        project, watch = fast(LEAK="400000")
        (group / "cgroup.procs").write_text(str(project.pids()["training"]))
        assert watch.end() == 3, watch.why()
    assert min(project.check_recorded()) >= 30
    project.check_halted("unknown", "resource")
    project.check_clean()


# Standing still


def test_a_chain_that_hangs(fast):
    """It is said within seconds of the bound, as something of which nobody knows the cause: nothing is stopped for it."""
    project, watch = fast(draws=700, pace=0.01, least=520)
    worker = project.pids()["worker 1"]
    os.kill(worker, signal.SIGSTOP)
    told = watch.wait_told("incident.opened")
    assert "warning" in told and "chain 1" in told, told
    assert state(project.pids()["training"]) == "S"
    [incident] = project.incidents()
    assert incident["category"] == "unknown" and incident["severity"] == "warning"
    os.kill(worker, signal.SIGCONT)
    assert watch.end() == 3, watch.why()
    assert project.check_recorded() == [project.planned] * CHAINS
    project.check_clean()


def test_a_machine_that_sleeps(fast):
    """Watch, keeper, training and chains stand still together and go on: no time has passed for any of them."""
    project, watch = fast()
    pids = project.pids().values()
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    wait_for("the standstill", lambda: all(state(pid) == "T" for pid in pids))
    stood = project.check_recorded()
    for pid in pids:
        os.kill(pid, signal.SIGCONT)
    assert watch.end() == 0, watch.why()
    assert min(stood) < project.planned
    project.check_complete()
    project.check_clean()


# The clock


@pytest.mark.parametrize("hours", [1, -1])
def test_a_clock_that_is_set_by_an_hour(fast, tmp_path, hours):
    """Nothing that was allowed an hour has had it, for this watch and for one that takes over."""
    library = clock_library(tmp_path)
    if library is None:
        pytest.skip("no C compiler is here, which makes what steps the clock of a process")
    clock = Clock(library, tmp_path / "clock")
    project, watch = fast("--max-time", "59m", pace=0.002, **clock.environment)
    clock.step(hours * 3600)
    watch.wait_for("draws", lambda: project.drawn() >= 150)
    watch.kill()
    second = project.watch()
    assert second.end() == 0, second.why()
    assert not second.told("asked to end by its rule")
    project.check_complete()
    # Minutes, not an hour: the time that the training took is not the clock's.
    assert second.snapshot()["elapsed"] < 600 or hours > 0
    project.check_clean()


# Files


def test_a_pid_that_was_given_to_another(fast):
    project, watch = fast()
    project.kill("watch", "keeper", "training", "worker 0", "worker 1")
    kept, record = project.check_recorded(), project.process_json()
    with subprocess.Popen(["sleep", "600"], start_new_session=True) as other:
        try:
            record["identity"]["pid"] = record["session"] = other.pid
            (project.segment().path / "process.json").write_text(json.dumps(record))
            second = project.watch()
            assert second.end() == 3, second.why()
            assert other.poll() is None and state(other.pid) == "S"
        finally:
            other.kill()
    assert project.check_recorded() == kept
    project.check_halted("unknown")
    project.check_clean()


@pytest.mark.parametrize("how", ["cut", "moved"])
def test_a_log_that_is_rotated(fast, how):
    """What is written behind the cut is read; what the training writes into a file that was moved away is not guessed at."""
    project, watch = fast()
    log = project.root / LOG
    if how == "cut":
        os.truncate(log, 0)
    else:
        log.rename(log.with_suffix(".log.1"))
    project.kill("worker 0")
    assert watch.end() == 3, watch.why()
    assert min(project.check_recorded()) >= 30
    incident = project.check_halted("unknown")
    assert ("the process of chain 0 ended" in watch.summary()) == (how == "cut"), (incident, watch.why())
    project.check_clean()


def test_files_that_are_seen_late(fast, tmp_path):
    """A chain's file that is out of sight for a while is read on from where it was."""
    project, watch = fast(pace=0.003)
    file = project.segment().path / "run-0" / "chain-1.draws"
    file.rename(tmp_path / "hidden")
    watch.wait_for("draws of the other chain", lambda: project.segment().draws() and project.segment().draws()[0] >= 150)
    (tmp_path / "hidden").rename(file)
    assert watch.end() == 0, watch.why()
    assert watch.snapshot()["diagnostics"]["draws"] == project.planned - TUNE
    project.check_complete()
    project.check_clean()


@pytest.mark.parametrize("damage", ["torn", "flipped", "header"])
def test_a_draw_log_that_was_damaged(fast, damage):
    """What stands before the damage loads, is what was drawn, and the damage is named by file."""
    project, watch = fast()
    assert watch.end() == 0, watch.why()
    file = project.segment().path / "run-0" / "chain-0.draws"
    data = bytearray(file.read_bytes())
    block = 24 + 8 * (3 + 2) + 1
    kept = 200
    if damage == "torn":
        data = data[: len(data) - (project.planned - kept) * block + 11]
    else:
        data[len(data) - (project.planned - kept) * block + 11 if damage == "flipped" else 40] ^= 1
    file.write_bytes(data)
    if damage != "header":
        assert project.check_recorded(held_to_taken=False) == [kept, project.planned]
    said = project.rhatchet("diagnose", file.parent)
    assert "chain-0.draws" in said.stdout + said.stderr, said
    project.check_clean()


# What is left


def test_no_orphans_and_no_zombies(fast):
    """While it runs the watch has one child, and none of it is a zombie; after the end there is nothing."""
    project, watch = fast(draws=300)
    assert children(watch.process.pid) == [project.pids()["keeper"]]
    assert children(project.pids()["keeper"]) == [project.pids()["training"]]
    pids = list(project.pids().values())
    assert watch.end() == 0, watch.why()
    wait_for("the end of them", lambda: [pid for pid in pids if state(pid) is not None and pid != watch.process.pid] == [])


def test_a_checkpoint_and_a_draw_log_that_were_damaged_are_gone_on_with(project):
    """PyMC: what is whole is kept, the rest is drawn again, and the script gets all its draws."""
    model = project.add("acceptance/models/two_wells.py")
    saved = project.root / "saved.npz"
    first = project.watch(SEED="1", DRAWS="3000")
    first.wait_for("draws", lambda: project.segments() and project.segments()[0].has_drawn(900))
    project.end_processes()
    run = project.segments()[0].path / "run-0"
    with open(run / "chain-0.draws", "r+b") as file:
        file.seek(-3000, os.SEEK_END)
        file.write(b"\xff" * 8)
    for name in ("chain-0.checkpoint", "chain-1.adapted"):
        if (run / name).exists():
            (run / name).write_bytes(b"damaged")
    kept = project.segments()[0].draws()
    done = project.rhatchet("extend", "--python", PYTHON, "--format", "ndjson", model.name, SEED="1", DRAWS="3000", SAVE=str(saved))
    assert done.returncode == 0, done.stdout + done.stderr
    [segment] = project.segments(training=2)
    assert segment.draws()[0] >= 3200
    [join] = json.loads((segment.path / "run-0" / "run.json").read_text())["resume"]["joins"]
    assert [n + t for n, t in zip(join["draws"], join["tuning"])] == kept
    import numpy as np

    assert np.load(saved)["mu"].shape == (2, 3000)
    assert project.processes() == {}
