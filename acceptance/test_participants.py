"""Programs fill roles; what they may not do is refused, and the clock runs on."""

import json
from datetime import UTC, datetime

from driving import DEEPER, state, wait_for

RIDGE = "acceptance/models/ridge.py"
SHORT = {"DRAWS": "5000"}


def test_an_agent_as_modeler_gets_the_case_and_authorises(project):
    """A training that is over before anything was noticed is judged on its final draws and handled the same way."""
    model = project.add(RIDGE)
    before = model.read_text()
    # Nothing is confirmed before the final draws.
    project.configure(policy="confirm_checks: 1000", director="{rule: unattended}", modeler="agent")
    watch = project.watch(**SHORT)
    asked = project.root / "case-modeler-escalated.json"
    watch.wait_for("the agent to be asked", asked.exists)
    case = json.loads(asked.read_text())
    assert {"authorize", "decline"} <= set(case["commands"])
    assert case["role"] == "modeler" and case["category"] == "convergence" and case["incident"] == 1
    assert case["settings"]["max_treedepth"] == 1 and case["settings"]["tune"] == 50
    assert case["figures"]["rhat"] > 1.3 and 0 < case["deadline"]["seconds_left"] <= 600
    assert project.segments()[0].draws() == [5050, 5050]
    project.answer("modeler", do="authorize", diagnosis="the trees are cut", changes=[DEEPER])
    assert watch.end() == 0, watch.why()
    assert model.read_text() == before.replace('"max_treedepth": 1', '"max_treedepth": 10')
    assert [segment.status for segment in project.segments()] == ["superseded", "current"]
    assert project.incident()["state"] == "resolved"
    emergency = project.manifest()["emergency_delegation"]
    assert emergency["approval"] == "@director: GRANTED" and emergency["diagnosis"] == "@modeler: the trees are cut"
    assert emergency["fix"] == "max_treedepth 1→10"


def test_what_is_no_parameter_is_refused_and_the_clock_runs_on(project):
    model = project.add(RIDGE)
    before = model.read_bytes()
    project.configure(policy="authorize: 12s", modeler="agent")
    cores = {"parameter": "cores", "from": 2, "to": 4}
    project.answer("modeler", do="authorize", diagnosis="more cores", changes=[cores])
    watch = project.watch(**SHORT)
    watch.wait_told("action.refused", "not_parameter_only")
    assert watch.end() == 3, watch.why()
    incident = project.incident()
    assert incident["state"] == "escalated" and incident["deadline"] == "authorize"
    wait_for("the deadline", lambda: datetime.now(UTC) > datetime.fromisoformat(incident["due"]))
    later = project.watch(**SHORT)
    later.wait_told("emergency.expired")
    assert later.end() == 3, later.why()
    assert model.read_bytes() == before
    assert len(project.segments()) == 1
    assert project.manifest()["emergency_delegation"]["approval"] == "@director: EXPIRED"
    assert project.manifest()["emergency_delegation"]["fix"] is None


def test_an_agent_that_declines(project):
    project.add(RIDGE)
    project.configure(modeler="agent")
    project.answer("modeler", do="decline", reason="this needs another model")
    watch = project.watch(**SHORT)
    watch.wait_told("emergency.declined", "this needs another model")
    assert watch.end() == 3, watch.why()
    incident = project.incident()
    assert (incident["state"], incident["lane"]) == ("reported", "standard")


def test_a_fix_whose_literal_is_not_in_the_file_is_declined_with_the_place(project):
    """`draws` comes from the environment: the code translator may not touch it, and says so."""
    model = project.add(RIDGE)
    before = model.read_bytes()
    project.configure(modeler="agent")
    change = {"parameter": "draws", "from": 5000, "to": 8000}
    project.answer("modeler", do="authorize", diagnosis="too few draws", changes=[change])
    watch = project.watch(**SHORT)
    watch.wait_told("fix.authorized")
    # Not the one of the report, where that was a warning first: the one that follows the authorisation.
    watch.wait_told("emergency.declined", "draws")
    assert watch.end() == 3, watch.why()
    assert model.read_bytes() == before


def test_a_trial_opens_an_incident_and_never_an_emergency(project):
    model = project.add(RIDGE)
    before = model.read_bytes()
    project.configure()
    watch = project.watch("--trial", "model.py", **SHORT)
    watch.wait_told("emergency.declined", "trial")
    assert watch.end() == 3, watch.why()
    assert project.incident()["lane"] == "standard"
    assert model.read_bytes() == before
    [segment] = project.segments()
    assert state(segment.pid) in ("T", None)
