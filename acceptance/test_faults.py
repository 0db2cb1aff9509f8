"""Deaths and standstills: every recorded draw is kept, and the state afterwards is the right one (docs/faults.md)."""

import json
import os
import signal
import subprocess

from driving import state, wait_for
from faults.fast import CHAINS, children


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


def test_a_chain_that_hangs(fast):
    """It is said within seconds of the bound, as something of which nobody knows the cause: nothing is stopped for it."""
    project, watch = fast(draws=1200, pace=0.01)
    watch.wait_for("steps of the chain", lambda: project.seen(1) >= 25)
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


def test_no_orphans_and_no_zombies(fast):
    """While it runs the watch has one child, and none of it is a zombie; after the end there is nothing."""
    project, watch = fast(draws=300)
    assert children(watch.process.pid) == [project.pids()["keeper"]]
    assert children(project.pids()["keeper"]) == [project.pids()["training"]]
    pids = list(project.pids().values())
    assert watch.end() == 0, watch.why()
    wait_for("the end of them", lambda: [pid for pid in pids if state(pid) is not None and pid != watch.process.pid] == [])
