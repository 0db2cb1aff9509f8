"""NumPyro's draws, recorded live by every way in which it runs chains."""

import json

import numpy as np
import pytest
from conftest import PYTHON, SCRIPTS, lengths, read_json, run

import rhatchet

pytest.importorskip("numpyro")


def sample(folder, arguments, segment=None):
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / ("hooked.npz" if segment else "plain.npz")
    done = run([SCRIPTS / "npro.py", out, json.dumps(arguments)], segment)
    if segment:
        assert not (segment / "hook-errors.log").exists(), (segment / "hook-errors.log").read_text()
    return dict(np.load(out)), done


@pytest.mark.parametrize(
    "arguments",
    [
        {"chain_method": "sequential"},
        {"chain_method": "vectorized", "typed_keys": True},
        {"chain_method": "parallel"},
        {"num_chains": 1, "progress_bar": True},
    ],
    ids=["sequential", "vectorized", "parallel", "one-chain-with-bar"],
)
def test_every_draw_is_recorded_and_none_is_changed(segments, tmp_path, arguments):
    segment = segments / "1"
    plain, _ = sample(tmp_path, arguments)
    hooked, _ = sample(tmp_path, arguments, segment)
    assert plain.keys() == hooked.keys() and all(np.array_equal(plain[k], hooked[k]) for k in plain)
    data = rhatchet.load(segment)
    assert set(data["posterior"].data_vars) == {"mu", "tau", "z", "theta"}
    for name, values in data["posterior"].data_vars.items():
        assert np.allclose(values.values, hooked[name], rtol=2e-6, atol=1e-6), name
    statistics = data["sample_stats"]
    assert np.array_equal(statistics["n_steps"].values, hooked["stat:num_steps"])
    assert np.array_equal(statistics["energy"].values, hooked["stat:energy"])
    assert np.array_equal(statistics["step_size"].values, hooked["stat:adapt_state.step_size"])
    assert np.array_equal(statistics["lp"].values, -hooked["stat:potential_energy"])
    assert np.array_equal(2.0 ** statistics["tree_depth"].values > statistics["n_steps"].values, np.ones(statistics["n_steps"].shape, bool))
    assert data["warmup_posterior"].sizes["draw"] == 100
    facts = read_json(segment / "run-0" / "run.json")
    assert (facts["sampler"], facts["state"], facts["draws"], facts["tune"]) == ("numpyro", "finished", 150, 100)
    assert facts["kernel"]["target_accept"] == 0.9 and facts["kernel"]["max_treedepth"] == 10


def test_a_stop_is_answered_while_numpyro_samples_and_its_draws_are_kept(start, segments, tmp_path):
    segment = segments / "1"
    arguments = {"num_samples": 2_000_000, "chain_method": "vectorized"}
    script = start([SCRIPTS / "npro.py", tmp_path / "out.npz", json.dumps(arguments)], segment)
    run_folder = segment / "run-0"
    script.wait_for("200 draws", lambda: len(lengths(run_folder)) == 2 and min(lengths(run_folder).values()) > 200)
    (segment / "control").mkdir(exist_ok=True)
    (segment / "control" / "hold").touch()
    script.wait_for("held", (segment / "control" / "held").exists)
    before = lengths(run_folder)
    assert lengths(run_folder) == before
    (segment / "control" / "stop").touch()
    assert script.end() == 0, script.output()
    assert "stopped: a stop was asked for" in script.output()
    assert read_json(run_folder / "run.json")["state"] == "stopped" and lengths(run_folder) == before


@pytest.mark.parametrize("how", ["loop", "scan"])
def test_three_lines_record_blackjax(segments, how):
    pytest.importorskip("blackjax")
    plain = run([SCRIPTS / "bjax.py", how, 60], PYTHONPATH=PYTHON)
    hooked = run([SCRIPTS / "bjax.py", how, 60], segments / "1", PYTHONPATH=PYTHON)
    assert plain.stdout == hooked.stdout
    data = rhatchet.load(segments / "1")
    assert data["posterior"]["x"].shape == (3, 60, 2) and read_json(segments / "1" / "run-0" / "run.json")["sampler"] == "blackjax"
    assert np.array_equal(data["posterior"]["y"].values[:, -1], np.float32(json.loads(hooked.stdout.split("last:")[1])))


def test_a_stop_inside_a_scan_ends_the_block_with_its_draws(start, segments):
    pytest.importorskip("blackjax")
    segment = segments / "1"
    script = start([SCRIPTS / "bjax.py", "scan", 3_000_000], segment, PYTHONPATH=PYTHON)
    script.wait_for("draws", lambda: len(lengths(segment / "run-0")) == 3 and min(lengths(segment / "run-0").values()) > 100)
    (segment / "control").mkdir()
    (segment / "control" / "stop").touch()
    assert script.end() == 0 and "last:" in script.output(), script.output()
    assert read_json(segment / "run-0" / "run.json")["state"] == "stopped"
