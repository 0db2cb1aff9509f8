"""`kill -9` of the watch, of the keeper, of the training: no draw and no deadline is lost."""

import json
import os
import signal
import warnings

import pytest
from driving import DEEPER, state, wait_for

TWO_WELLS = "acceptance/models/two_wells.py"
RIDGE = "acceptance/models/ridge.py"
ANY_SAMPLER = {'nuts_sampler="pymc",': ""}
BOTH = pytest.mark.parametrize("replacements", [{}, ANY_SAMPLER], ids=["pymc", "default-sampler"])


def every_draw_is_there(segment):
    """Every chain's file holds the draws 0 ... n-1, each once; gives the chains' lengths."""
    from rhatchet.reading import read_chain

    lengths = []
    for path in sorted((segment.path / "run-0").glob("chain-*.draws")):
        chain = read_chain(path)
        assert all(len(values) == chain.draws for group in chain.columns.values() for values in group.values())
        lengths.append(chain.draws)
    assert lengths == segment.draws()
    return lengths


@BOTH
def test_the_watch_is_killed_while_sampling(project, replacements):
    """The training goes on, a new watch adopts it, and its incident is handled as usual."""
    project.add(TWO_WELLS, **replacements)
    project.configure(modeler="{person: ada}")
    first = project.watch(SEED="2", DRAWS="3000", ROWS="40000")
    first.wait_for("draws", lambda: project.segments() and project.segments()[0].has_drawn(50))
    first.kill()
    [segment] = project.segments()
    pid, before = segment.pid, min(segment.draws())
    assert state(pid) not in (None, "T", "Z")
    wait_for("more draws without a watch", lambda: min(segment.draws()) > before + 20, alive=lambda: state(pid))

    second = project.watch()
    second.wait_told("was there already and is taken over")
    second.wait_told("emergency.activated", "@modeler")
    assert second.end() == 3, second.why()
    assert [one.path for one in project.segments()] == [segment.path] and segment.pid == pid
    assert state(pid) == "T"
    assert min(every_draw_is_there(segment)) > before
    assert project.incident()["state"] == "escalated"
    assert state(pid) == "T"


def test_the_watch_is_killed_while_an_emergency_pauses_the_training(project):
    """The training stays paused, the deadlines are counted on, and a new watch finishes the work."""
    project.add(TWO_WELLS)
    project.configure(policy="authorize: 15s", modeler="agent")
    first = project.watch(SEED="2", DRAWS="20000")
    first.wait_told("emergency.activated")
    first.wait_for("the agent to be asked", lambda: (project.root / "case-modeler-escalated.json").exists())
    [segment] = project.segments()
    first.wait_for("the pause", lambda: state(segment.pid) == "T")
    due = project.incident()["due"]
    first.kill()
    draws = segment.draws()
    assert project.incident()["state"] == "escalated" and project.incident()["due"] == due
    wait_for("the end of the orphaned agent", lambda: not any("answer.py" in c for c in project.processes().values()))

    # Nobody authorises: the deadline of the first watch passes under the second.
    second = project.watch()
    second.wait_told("emergency.expired")
    assert project.incident()["lane"] == "standard" and project.incident()["state"] == "reported"
    assert state(segment.pid) == "T" and segment.draws() == draws
    assert second.end() == 3


def test_a_new_watch_finishes_an_emergency_that_the_killed_one_began(project):
    """Killed in `escalated`; the agent answers to the second watch; fix, restart and verification follow."""
    model = project.add(RIDGE)
    before = model.read_text()
    project.configure(director="{rule: unattended}", modeler="agent")
    first = project.watch(DRAWS="20000")
    first.wait_for("the agent to be asked", lambda: (project.root / "case-modeler-escalated.json").exists())
    [segment] = project.segments()
    first.wait_for("the pause", lambda: state(segment.pid) == "T")
    first.kill()
    project.answer("modeler", do="authorize", diagnosis="the trees are cut", changes=[DEEPER])

    second = project.watch(DRAWS="5000")
    assert second.end() == 0, second.why()
    assert second.told("review.granted") and second.told("verification.passed")
    assert model.read_text() == before.replace('"max_treedepth": 1', '"max_treedepth": 10')
    assert [one.status for one in project.segments()] == ["superseded", "current"]
    assert project.incident()["state"] == "resolved"
    every_draw_is_there(segment)
    assert every_draw_is_there(project.segments()[1]) == [5050, 5050]
    assert project.processes() == {}


def test_the_keeper_is_killed(project):
    """The training goes on and is watched on; only how it ended is not known any more."""
    project.add(TWO_WELLS)
    watch = project.watch(SEED="1", DRAWS="1500")
    watch.wait_for("draws", lambda: project.segments() and project.segments()[0].has_drawn(20))
    [segment] = project.segments()
    before = min(segment.draws())
    os.kill(segment.keeper, signal.SIGKILL)
    watch.wait_for("more draws", lambda: min(segment.draws()) > before + 20)
    assert state(segment.pid) not in (None, "T", "Z")
    watch.end()
    assert every_draw_is_there(segment) == [1700, 1700]
    assert segment.read("run-0/run.json")["state"] == "finished"


@BOTH
def test_the_training_is_killed(project, replacements):
    """`halted`, an incident, and every recorded draw loads."""
    import rhatchet

    project.add(TWO_WELLS, **replacements)
    project.configure()
    watch = project.watch(SEED="1", DRAWS="20000")
    watch.wait_for("draws", lambda: project.segments() and project.segments()[0].has_drawn(400))
    [segment] = project.segments()
    seen = segment.draws()
    os.killpg(os.getpgid(segment.pid), signal.SIGKILL)
    watch.wait_told("incident.opened")
    assert watch.end() == 3, watch.why()
    assert watch.snapshot()["status"] == "halted"
    incident = project.incident()
    assert incident["severity"] == "critical" and incident["category"] in ("unknown", "resource")
    lengths = every_draw_is_there(segment)
    assert all(now >= then for now, then in zip(lengths, seen))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = rhatchet.load(project.root)
    assert data["posterior"].sizes["draw"] == min(lengths) - 200
    assert list(data["posterior"]["side"].values) == ["left", "right"]
    # Nothing else of the training is left, its workers neither.
    wait_for("the end of the workers", lambda: project.processes() == {})
    json.loads((segment.path / "exit.json").read_text())
