"""A fix is tried on a fork before it is applied: one that helps, one that hurts, and a watch that is killed meanwhile."""

import json

from driving import DEEPER, wait_for

RIDGE = "acceptance/models/ridge.py"
WELLS = "acceptance/models/two_wells.py"


def emergency(project, model, change, replacing=(), **environment):
    """A project whose modeler authorises this change; its watch."""
    file = project.add(model, **dict(replacing))
    project.configure(modeler="agent", canary=True)
    project.answer("modeler", do="authorize", diagnosis="as asked", changes=[change])
    return file, project.watch(**environment)


def canaries(project):
    return sorted((project.root / ".rhatchet" / "trainings" / "model-1" / "canary").glob("*"))


def test_a_fix_that_helps_is_tried_and_applied(project):
    file, watch = emergency(project, RIDGE, DEEPER, DRAWS="20000")
    watch.wait_told("canary: better", "trees at their limit")
    watch.wait_told("fix.applied")
    assert "10" in file.read_text()
    [trial] = canaries(project)
    record = json.loads((trial / "run-0" / "run.json").read_text())
    # The trial goes on from where the sick segment stood, with a little warm-up, and draws no more than it needs.
    assert (record["state"], record["draws"], record["kernel"]["max_treedepth"]) == ("finished", 100, 10)
    assert record["resume"]["grade"] == "warm"
    shown = project.rhatchet("show", "INC-1").stdout
    assert "## Canary" in shown and "Canary: better (" in shown and "canary/INC-1" in shown
    [item] = json.loads(project.rhatchet("inbox", "--as", "ada", "--format", "json").stdout)
    assert item["canary"]["quoted"].startswith("better (")
    assert project.rhatchet("verify").returncode == 0
    # What a user gets is the draws of the restarted training, and none of the trial's.
    import rhatchet

    watch.wait_for("draws under the fix", lambda: len(project.segments()) == 2 and project.segments()[1].has_drawn(60))
    assert rhatchet.load(project.root).attrs["segment"] == 2
    watch.kill()


def test_a_fix_that_hurts_is_declined(project):
    shallow = {"parameter": "max_treedepth", "from": 10, "to": 1}
    deep = {"target_accept=0.8,": "target_accept=0.8,\n        max_treedepth=10,"}
    file, watch = emergency(project, WELLS, shallow, deep, DRAWS="4000", ROWS="200")
    before = file.read_bytes()
    watch.wait_told("canary: worse")
    watch.wait_told("emergency.declined", "the canary got worse")
    assert watch.end() == 3, watch.why()
    assert file.read_bytes() == before
    incident = project.incident()
    assert (incident["state"], incident["lane"]) == ("reported", "standard")
    assert project.manifest()["emergency_delegation"]["approval"] == "@director: DECLINED"
    assert len(project.segments()) == 1


def test_a_watch_that_is_killed_leaves_no_fork(project):
    _, watch = emergency(project, RIDGE, DEEPER, DRAWS="20000")
    watch.wait_for("the fork", lambda: any("trial.py" in line for line in project.processes().values()))
    watch.kill()
    wait_for("the fork's end", lambda: not any("trial.py" in line for line in project.processes().values()), 10)
    assert project.incident()["state"] == "authorized"


def test_a_fix_is_tried_under_nutpie_too(project):
    """No parameter joins two wells: the trial is run and judged, and not called worse for its shortness."""
    # Of four chains, with this seed, some end up in the other well with nutpie of both environments.
    sampler = {'nuts_sampler="pymc"': 'nuts_sampler="nutpie"', 'init="jitter+adapt_diag",': ""}
    sampler |= {"chains=2,": "chains=4,", "cores=2,": "cores=4,"}
    change = {"parameter": "target_accept", "from": 0.8, "to": 0.9}
    _, watch = emergency(project, WELLS, change, sampler, DRAWS="60000", ROWS="60000", SEED="1")
    watch.wait_told("canary: ")
    [trial] = canaries(project)
    record = json.loads((trial / "run-0" / "run.json").read_text())
    assert (record["state"], record["sampler"], record["draws"]) == ("finished", "nutpie", 100)
    assert record["kernel"]["target_accept"] == 0.9 and record["resume"]["grade"] == "cold"
    assert "canary: worse" not in watch.why()
    watch.kill()
