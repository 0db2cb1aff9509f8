"""PyStan's draws are recorded as its chains send them. The messages are a real PyStan's (messages/pystan.json, made by
scripts/pystan_messages.py); around them stands a stand-in of PyStan and httpstan that reads as they do."""

import json
from pathlib import Path

import numpy as np
import pytest
from conftest import SCRIPTS, lengths, read_json, run

import rhatchet

FILE = Path(__file__).parent / "messages" / "pystan.json"
STANDIN = {"PYTHONPATH": SCRIPTS / "standin", "MESSAGES": FILE}


@pytest.fixture(scope="module")
def known():
    found = json.loads(FILE.read_text())
    return found | {"values": np.array(found["values"], float)}


def sampled(segment, tmp_path, **more):
    done = run([SCRIPTS / "pystan_sample.py", tmp_path / "out.npy"], segment, **STANDIN, **more)
    assert not (segment / "hook-errors.log").exists(), (segment / "hook-errors.log").read_text()
    return np.load(tmp_path / "out.npy"), done


@pytest.mark.parametrize("more", [{}, {"MESSAGES_KEPT": 1}], ids=["sampled", "kept-on-disk"])
def test_every_draw_is_recorded_and_the_script_gets_what_pystan_makes(segments, tmp_path, known, more):
    segment = segments / "1"
    got, _ = sampled(segment, tmp_path, **more)
    assert np.array_equal(got, known["values"])
    names = known["names"] + known["constrained_param_names"]
    for chain, read in rhatchet.chains(segment).items():
        expected = dict(zip(names, known["values"][:, :, chain]))
        assert np.array_equal(read["posterior"]["mu"], expected["mu"]) and np.array_equal(read["posterior"]["far"], expected["far"])
        assert np.array_equal(read["posterior"]["m"][:, 1, 2], expected["m.2.3"]) and read["posterior"]["m"].shape == (40, 2, 3)
        statistics = read["sample_stats"]
        assert np.array_equal(statistics["lp"], expected["lp__"]) and np.array_equal(statistics["n_steps"], expected["n_leapfrog__"])
        assert np.array_equal(statistics["diverging"], expected["divergent__"]) and np.array_equal(statistics["energy"], expected["energy__"])
        assert np.flatnonzero(~statistics["tuning"].astype(bool))[0] == 24
    assert np.isinf(known["values"]).any()
    facts = read_json(segment / "run-0" / "run.json")
    assert (facts["sampler"], facts["state"], facts["tune"], facts["draws"], facts["chains"]) == ("pystan", "finished", 24, 16, 2)
    assert facts["kernel"]["target_accept"] == 0.8 and facts["seed"] == 5


def test_a_stop_returns_the_draws_that_are_there(start, segments, tmp_path, known):
    segment, out = segments / "1", tmp_path / "out.npy"
    script = start([SCRIPTS / "pystan_sample.py", out], segment, MESSAGES_LEFT=6, **STANDIN)
    script.wait_for("draws", lambda: len(lengths(segment / "run-0")) == 2 and min(lengths(segment / "run-0").values()) > 30)
    (segment / "control").mkdir(exist_ok=True)
    (segment / "control" / "hold").touch()
    script.wait_for("held", (segment / "control" / "held").exists)
    (segment / "control" / "stop").touch()
    assert script.end() == 0, script.output()
    assert not (segment / "hook-errors.log").exists(), (segment / "hook-errors.log").read_text()
    got = np.load(out)
    assert 5 < got.shape[1] < 16 and got.shape[2] >= 1
    first = known["values"][:, 24 : 24 + got.shape[1], : got.shape[2]]
    assert np.array_equal(got, first) and read_json(segment / "run-0" / "run.json")["state"] == "stopped"
