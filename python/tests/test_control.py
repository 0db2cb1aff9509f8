"""Holding, stopping and killing a run while it samples, on PyMC's own sampler and on nutpie."""

import json
import os
import signal

import pytest
from conftest import SCRIPTS, lengths, read_json

import rhatchet

pytest.importorskip("pymc")
pytest.importorskip("nutpie")

#: Far more draws than a test waits for.
LONG = {
    "pymc": {"tune": 100, "draws": 1_000_000, "chains": 2, "cores": 2, "nuts_sampler": "pymc"},
    "nutpie": {"tune": 100, "draws": 200_000, "chains": 2, "cores": 2, "nuts_sampler": "nutpie"},
}


def launch(start, segment, sampler, **changes):
    """A long run, and a function that gives its recorded draws per chain."""
    script = start([SCRIPTS / "long.py", json.dumps(LONG[sampler] | changes)], segment)
    return script, lambda: lengths(segment / "run-0")


def at_least(drawn, draws):
    return lambda: len(drawn()) == 2 and min(drawn().values()) >= draws


@pytest.mark.parametrize("sampler", LONG)
def test_a_run_is_held_released_and_stopped_with_all_draws_kept(start, segments, sampler):
    segment = segments / "1"
    script, drawn = launch(start, segment, sampler)
    control = segment / "control"
    control.mkdir(parents=True, exist_ok=True)
    script.wait_for("120 draws", at_least(drawn, 120))

    (control / "hold").touch()
    script.wait_for("held", (control / "held").exists)
    assert read_json(control / "held")["pid"] == script.process.pid
    before = drawn()
    os.kill(script.process.pid, signal.SIGSTOP)
    os.kill(script.process.pid, signal.SIGCONT)
    checkpoints = sorted(p.name for p in (segment / "run-0").glob("*.checkpoint"))
    assert checkpoints == ["chain-0.checkpoint", "chain-1.checkpoint"]
    assert drawn() == before

    (control / "hold").unlink()
    script.wait_for("going on", lambda: not (control / "held").exists())
    script.wait_for("more draws", lambda: all(drawn()[c] > before[c] for c in before))

    (control / "stop").touch()
    assert script.end() == 0, script.output()
    assert "draws returned:" in script.output()
    facts = read_json(segment / "run-0" / "run.json")
    assert facts["state"] == "stopped" and facts["error"] is None and facts["ended"]
    with pytest.warns(rhatchet.RaggedWarning) if len(set(drawn().values())) > 1 else _nothing():
        data = rhatchet.load(segment)
    assert data["posterior"].sizes["draw"] == min(drawn().values()) - 100
    assert not (segment / "hook-errors.log").exists(), (segment / "hook-errors.log").read_text()


def _nothing():
    import contextlib

    return contextlib.nullcontext()


def test_a_stop_while_tuning_keeps_the_draws_although_pymc_gives_up(start, segments):
    segment = segments / "1"
    script, drawn = launch(start, segment, "pymc", tune=100_000, cores=1)
    script.wait_for("a draw", lambda: drawn().get("chain-0.draws", 0) > 0)
    (segment / "control").mkdir(exist_ok=True)
    (segment / "control" / "stop").touch()
    assert script.end() != 0 and "Not enough samples" in script.output()
    assert read_json(segment / "run-0" / "run.json")["state"] == "stopped"
    assert list(drawn()) == ["chain-0.draws"]
    assert rhatchet.load(segment)["warmup_posterior"].sizes["draw"] == drawn()["chain-0.draws"]


@pytest.mark.parametrize("sampler", LONG)
@pytest.mark.filterwarnings("ignore::rhatchet.RaggedWarning")
def test_a_killed_run_loads_with_every_whole_block(start, segments, sampler):
    segment = segments / "1"
    script, drawn = launch(start, segment, sampler)
    script.wait_for("130 draws", at_least(drawn, 130))
    live = rhatchet.load(segments.parent)
    assert live["posterior"].sizes["draw"] >= 30 and live.attrs["state"] == "sampling"
    before = drawn()
    script.kill()
    after = drawn()
    assert all(after[c] >= before[c] for c in before)
    for number, chain in rhatchet.chains(segments.parent).items():
        assert len(chain["posterior"]["mu"]) == after[f"chain-{number}.draws"]
    dead = rhatchet.load(segments.parent)
    assert dead["posterior"].sizes["draw"] == min(after.values()) - 100
    assert list(dead["posterior"]["a"].coords["group"].values) == list(range(10))


def test_an_interrupt_stops_nutpie_as_ever(start, segments):
    segment = segments / "1"
    script, drawn = launch(start, segment, "nutpie")
    script.wait_for("120 draws", at_least(drawn, 120))
    os.kill(script.process.pid, signal.SIGINT)
    assert script.end() == 0, script.output()
    assert "draws returned:" in script.output()
    assert read_json(segment / "run-0" / "run.json")["state"] == "stopped"
    assert max(drawn().values()) - 100 == int(script.output().split("draws returned:")[1])


def test_a_stop_of_one_call_leaves_the_others(tmp_path):
    from rhatchet.recorder.control import Control

    class Place:
        folder = str(tmp_path)

    (tmp_path / "control").mkdir()
    stop = tmp_path / "control" / "stop"
    first, second, any_call = Control(Place, 0), Control(Place, 1), Control(Place)
    assert not first.wants_stop()
    stop.write_text('{"time": "…", "run": 0}')
    assert first.wants_stop() and not second.wants_stop() and any_call.wants_stop()
    for text in ('{"time": "…"}', '{"run": null}', "", "torn"):
        stop.write_text(text)
        assert first.wants_stop() and second.wants_stop(), text
