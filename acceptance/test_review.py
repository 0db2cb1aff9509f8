"""The director reviews from another process, early, against, late or not at all."""

import json

from driving import DEEPER, state, wait_for

RIDGE = "acceptance/models/ridge.py"
LONG = {"DRAWS": "20000"}


def in_probation(project, **policy):
    """A project whose emergency fix is applied and restarted, and waits for Ada's review."""
    model = project.add(RIDGE)
    before = model.read_bytes()
    project.configure(modeler="agent", **policy)
    project.answer("modeler", do="authorize", diagnosis="the trees are cut", changes=[DEEPER])
    watch = project.watch(**LONG)
    watch.wait_told("fix.applied")
    watch.wait_for("the second segment", lambda: len(project.segments()) == 2 and project.segments()[1].pid)
    watch.wait_for("probation", lambda: watch.state() == "probation")
    return watch, model, before


def test_a_rejected_fix_is_taken_back(project):
    watch, model, before = in_probation(project)
    assert model.read_bytes() != before
    second = project.segments()[1]
    watch.wait_for("draws under the fix", lambda: second.has_drawn(60))
    done = project.rhatchet("review", "INC-1", "--reject", "--reason", "not what we agreed on")
    assert done.returncode == 0, done.stderr
    watch.wait_told("draws.quarantined")
    watch.wait_for("the pause", lambda: state(second.pid) == "T")
    assert watch.end() == 3, watch.why()
    assert model.read_bytes() == before
    assert second.status == "quarantined" and second.read("marks.json")["incident"] == 1
    incident = project.incident()
    assert (incident["state"], incident["lane"], incident["round"]) == ("reported", "standard", 1)
    assert project.manifest()["emergency_delegation"]["approval"] == "@director: REJECTED"
    assert "not what we agreed on" in project.rhatchet("show", "INC-1").stdout
    # The draws of the rejected fix are not what a user gets.
    import rhatchet

    assert rhatchet.load(project.root).attrs["segment"] == 1


def test_a_fix_can_be_granted_before_it_is_verified(project):
    watch, model, before = in_probation(project)
    done = project.rhatchet("review", "INC-1", "--grant", "--reason", "known remedy", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["state"] == "verifying"
    watch.wait_told("verification.passed")
    watch.wait_told("incident.resolved")
    again = project.rhatchet("review", "INC-1", "--reject", "--reason", "changed my mind")
    assert again.returncode == 2 and "wrong_state" in again.stderr and "hint:" in again.stderr
    assert model.read_bytes() != before
    assert project.manifest()["emergency_delegation"]["approval"] == "@director: GRANTED"
    assert state(project.segments()[1].pid) not in (None, "T", "Z")


def test_nobody_reviews(project):
    """Overdue: the training is paused, and the record says that nobody answered, not that somebody refused."""
    watch, model, before = in_probation(project, policy="review: 8s")
    second = project.segments()[1]
    watch.wait_told("review.overdue")
    watch.wait_for("the pause", lambda: state(second.pid) == "T")
    assert watch.end() == 3, watch.why()
    assert project.incident()["state"] == "overdue"
    assert model.read_bytes() != before
    assert project.manifest()["emergency_delegation"]["approval"] == "@director: OVERDUE"
    # A late grant is still a grant; a new watch carries it out.
    assert project.rhatchet("review", "INC-1", "--grant", "--reason", "late but fine").returncode == 0
    later = project.watch(**LONG)
    later.wait_for("the training to go on", lambda: state(second.pid) not in (None, "T", "Z"))
    later.wait_told("incident.resolved")


def test_nobody_reviews_and_nobody_watches(project):
    """The keeper pauses the training at the deadline, and the next watch finds it overdue."""
    watch, _, _ = in_probation(project, policy="review: 12s")
    second = project.segments()[1]
    watch.wait_for("the keeper's deadline", lambda: (second.path / "pause_at").exists())
    watch.kill()
    assert state(second.pid) not in (None, "T", "Z")
    wait_for("the keeper's pause", lambda: state(second.pid) == "T" and second.read("paused.json"))
    later = project.watch(**LONG)
    later.wait_told("review.overdue")
    assert later.end() == 3, later.why()
    assert state(second.pid) == "T"
    assert project.incident()["state"] == "overdue"
