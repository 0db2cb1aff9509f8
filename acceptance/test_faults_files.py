"""The clock, and files that change under the watch: recorded draws are kept, and the state is right (docs/faults.md)."""

import json
import os

import pytest
from driving import PYTHON, state, wait_for
from faults.fast import TUNE
from faults.surroundings import Clock, clock_library

LOG = "output/implementation/logs/training_model.log"


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
    # The time that the training took is not the clock's.
    assert 0 < second.snapshot()["elapsed"] < 600
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


@pytest.mark.parametrize("late", [False, True], ids=["while it draws", "after its end"])
def test_files_that_are_seen_late(fast, tmp_path, late):
    """A chain's file that is out of sight for a while is read on from where it was, also when all is over meanwhile."""
    project, watch = fast(pace=0.003)
    file = project.segment().path / "run-0" / "chain-1.draws"
    file.rename(tmp_path / "hidden")
    watch.wait_for("draws of the other chain", lambda: project.segment().draws() and project.segment().draws()[0] >= 150)
    if late:
        wait_for("the end", lambda: state(project.process_json()["identity"]["pid"]) is None)
        watch.wait_for("the last draws of the other chain", lambda: watch.snapshot()["chains"][0]["phase"] == "done")
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


def test_a_checkpoint_and_a_draw_log_that_were_damaged_are_gone_on_with(project):
    """PyMC: what is whole is kept, the rest is drawn again, and the script gets all its draws."""
    model = project.add("acceptance/models/two_wells.py")
    saved = project.root / "saved.npz"
    first = project.watch(SEED="1", DRAWS="1200")
    first.wait_for("draws", lambda: project.segments() and project.segments()[0].has_drawn(400))
    project.end_processes()
    run = project.segments()[0].path / "run-0"
    with open(run / "chain-0.draws", "r+b") as file:
        file.seek(-3000, os.SEEK_END)
        file.write(b"\xff" * 8)
    for name in ("chain-0.checkpoint", "chain-1.adapted"):
        if (run / name).exists():
            (run / name).write_bytes(b"damaged")
    kept = project.segments()[0].draws()
    done = project.rhatchet("extend", "--python", PYTHON, "--format", "ndjson", model.name, SEED="1", DRAWS="1200", SAVE=str(saved))
    assert done.returncode == 0, done.stdout + done.stderr
    [segment] = project.segments(training=2)
    assert segment.draws()[0] >= 1400
    [join] = json.loads((segment.path / "run-0" / "run.json").read_text())["resume"]["joins"]
    assert [n + t for n, t in zip(join["draws"], join["tuning"])] == kept
    import numpy as np

    assert np.load(saved)["mu"].shape == (2, 1200)
    assert project.processes() == {}
