"""A training that ends by its user's rule, one that is gone on with afterwards, and several in one watch."""

import json

import numpy

from driving import PYTHON

TWO_WELLS = "acceptance/models/two_wells.py"
FOREVER = "1000000"


def test_a_rule_ends_the_sampling_and_the_script_goes_on(project):
    project.add(TWO_WELLS)
    saved = project.root / "saved.npz"
    rule = "rhat <= 1.05 and ess_bulk(mu) >= 200"
    watch = project.watch("model.py", "--until", rule, SEED="1", DRAWS=FOREVER, SAVE=str(saved))
    assert watch.end() == 0, watch.why()
    assert watch.told("asked to end by its rule", rule)
    assert "ended by its rule" in watch.summary()
    assert all(row["holds"] for row in watch.snapshot()["rules"])
    [segment] = project.segments()
    assert segment.read("exit.json")["status"] == 0
    assert saved.exists()
    assert project.processes() == {}
    status = project.rhatchet("status", "--format", "json")
    [row] = json.loads(status.stdout)["trainings"]
    assert status.returncode == 0
    assert (row["process"], row["verdict"], row["recorded"]) == ("completed", "healthy", sum(segment.draws()))
    assert "nothing waits for a person" in project.rhatchet("status").stdout


def test_a_chain_is_dropped_while_the_others_go_on(project):
    project.add(TWO_WELLS, **{"chains=2": "chains=4", "cores=2": "cores=4"})
    saved = project.root / "saved.npz"
    watch = project.watch("model.py", SEED="1", DRAWS="3000", SAVE=str(saved))
    watch.wait_for("draws", lambda: project.segments() and len(project.segments()[0].draws()) == 4)
    watch.wait_for("more", lambda: min(project.segments()[0].draws()) > 300)
    dropped = project.rhatchet("drop", "model", "--chain", "2", "--reason", "it is stuck")
    assert dropped.returncode == 0, dropped.stderr
    again = project.rhatchet("drop", "model", "--chain", "2", "--reason", "it is stuck")
    assert again.returncode == 2 and "dropped before" in again.stderr
    assert watch.end() in (0, 3), watch.why()
    [segment] = project.segments()
    draws = segment.draws()
    assert draws[0] == draws[1] == draws[3] == 3200 and 300 < draws[2] < 3200
    assert segment.read("run-0/run.json")["state"] == "finished"
    assert numpy.load(saved)["mu"].shape == (3, 3000)
    assert "chain 2 was ended alone" in watch.summary() and "3 of 4 chains remain" in watch.summary()
    manifest = json.loads((project.root / "VERSION_MANIFEST.json").read_text())
    assert manifest["dropped_chains"][0]["chain"] == 2
    looked = project.rhatchet("diagnose", str(project.root), "--format", "json")
    assert "dropped_chain" in [problem["code"] for problem in json.loads(looked.stdout)["problems"]]
    assert project.processes() == {}


def test_a_dropped_chain_stays_out_of_what_is_gone_on_with(project):
    project.add(TWO_WELLS, **{"chains=2": "chains=3", "cores=2": "cores=3"})
    saved = project.root / "saved.npz"
    watch = project.watch(SEED="1", DRAWS="3000")
    watch.wait_for("draws", lambda: project.segments() and len(project.segments()[0].draws()) == 3)
    watch.wait_for("more", lambda: min(project.segments()[0].draws()) > 300)
    assert project.rhatchet("drop", "model", "--chain", "0", "--reason", "it is stuck").returncode == 0
    watch.wait_for("more of the others", lambda: min(project.segments()[0].draws()[1:]) > 800)
    project.end_processes()
    kept = project.segments()[0].draws()[0]
    done = project.rhatchet("extend", "--python", PYTHON, "model.py", SEED="1", DRAWS="3000", SAVE=str(saved))
    assert done.returncode in (0, 3), done.stdout + done.stderr
    [segment] = project.segments(training=2)
    assert segment.draws() == [kept, 3200, 3200]
    assert segment.read("run-0/dropped.json")[0]["chain"] == 0
    assert segment.read("run-0/run.json")["state"] == "finished"
    assert numpy.load(saved)["mu"].shape == (2, 3000)
    assert "2 of 3 chains remain" in done.stdout
    assert project.processes() == {}


def test_a_quorum_of_chains_stays(project):
    project.add(TWO_WELLS)
    watch = project.watch("model.py", SEED="1", DRAWS=FOREVER)
    watch.wait_for("draws", lambda: project.segments() and project.segments()[0].has_drawn(10))
    done = project.rhatchet("drop", "model", "--chain", "1", "--reason", "it is stuck")
    assert done.returncode == 2 and "1 of 2 chains would remain" in done.stderr
    assert not (project.segments()[0].path / "run-0" / "dropped.json").exists()


def test_a_time_limit_ends_the_sampling(project):
    project.add(TWO_WELLS)
    watch = project.watch("model.py", "--max-time", "15s", SEED="1", DRAWS=FOREVER)
    assert watch.end() == 0, watch.why()
    assert watch.told("--max-time 15s")


def test_a_rule_is_kept_by_the_watch_that_takes_over(project):
    project.add(TWO_WELLS)
    first = project.watch("model.py", "--until", "draws >= 3000", SEED="1", DRAWS=FOREVER)
    first.wait_for("draws", lambda: project.segments() and project.segments()[0].has_drawn(300))
    first.kill()
    second = project.watch("model.py", SEED="1", DRAWS=FOREVER)
    assert second.end() == 0, second.why()
    assert second.told("asked to end by its rule", "draws >= 3000")


def test_a_rule_that_cannot_be_read_says_where(project):
    project.add(TWO_WELLS)
    done = project.rhatchet("watch", "--until", "rhta <= 1.01", "model.py")
    assert done.returncode == 2 and "column 1" in done.stderr and "rhat, ess_bulk" in done.stderr
    assert not (project.root / ".rhatchet").exists()


def test_several_trainings_are_watched_side_by_side(project):
    project.add(TWO_WELLS, "good.py")
    project.add(TWO_WELLS, "sick.py", **{'"SEED", 2': '"SICK", 2'})
    watch = project.watch("good.py", "sick.py", SEED="1", SICK="2", DRAWS="500")
    assert watch.end() == 3, watch.why()
    closed = {line["snapshot"]["model"]: line["summary"] for line in watch.lines() if "summary" in line}
    assert "The training completed." in closed["good"]
    assert "did not converge" in closed["sick"][0]
    for model in ("good", "sick"):
        [segment] = project.segments(model)
        assert segment.draws() == [700, 700]
    assert project.processes() == {}


def test_one_that_cannot_start_does_not_keep_the_others(project):
    project.add(TWO_WELLS, "good.py")
    project.add(TWO_WELLS, "busy.py")
    busy = project.watch("busy.py", SEED="1", DRAWS=FOREVER)
    busy.wait_for("a process", lambda: project.segments("busy") and project.segments("busy")[0].pid)
    both = project.watch("good.py", "busy.py", SEED="1", DRAWS="300")
    assert both.end() == 2, both.why()
    assert "'busy-1' is watched by process" in both.errors.read_text()
    assert project.segments("good")[0].draws() == [500, 500]


def test_what_was_not_recorded_cannot_be_extended(project):
    project.add(TWO_WELLS)
    done = project.rhatchet("extend", "--python", PYTHON, "model.py")
    assert done.returncode == 2 and "no draws of 'model'" in done.stderr


def test_a_training_that_was_killed_is_gone_on_with(project):
    """Only what is missing is drawn, and the script gets the whole; a changed model file is refused."""
    import numpy as np

    model = project.add(TWO_WELLS)
    saved = project.root / "saved.npz"
    first = project.watch(SEED="1", DRAWS="3000")
    first.wait_for("draws", lambda: project.segments() and project.segments()[0].has_drawn(900))
    project.end_processes()
    [killed] = project.segments()
    kept = killed.draws()
    text = model.read_text()
    model.write_text(text + "# changed\n")
    refused = project.rhatchet("extend", "--python", PYTHON, "model.py", SEED="1", DRAWS="3000")
    assert refused.returncode == 2 and "was changed since" in refused.stderr
    model.write_text(text)
    done = project.rhatchet(
        "extend", "--python", PYTHON, "--format", "ndjson", "model.py", SEED="1", DRAWS="3000", SAVE=str(saved)
    )
    assert done.returncode == 0, done.stdout + done.stderr
    [segment] = project.segments(training=2)
    assert segment.draws() == [3200, 3200]
    [join] = json.loads((segment.path / "run-0" / "run.json").read_text())["resume"]["joins"]
    assert [n + t for n, t in zip(join["draws"], join["tuning"])] == kept
    assert np.load(saved)["mu"].shape == (2, 3000)
    assert project.processes() == {}
