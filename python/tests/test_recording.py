"""What is recorded of a script that calls its sampler in every way."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from conftest import SCRIPTS, read_json, run

import rhatchet

pm = pytest.importorskip("pymc")
pytest.importorskip("nutpie")


@pytest.fixture(scope="module")
def tour(tmp_path_factory):
    """The tour once discarded (it fills the compile cache), then plain and under the hook side by side."""
    folder = tmp_path_factory.mktemp("tour")
    run([SCRIPTS / "tour.py", folder / "discarded.npz"])
    with ThreadPoolExecutor() as pool:
        plain = pool.submit(run, [SCRIPTS / "tour.py", folder / "plain.npz"])
        hooked = pool.submit(run, [SCRIPTS / "tour.py", folder / "hooked.npz"], folder / "1", RHATCHET_EXCLUDE="z,bo*")
        plain.result()
        return folder, hooked.result()


def results(tour, call):
    """What the script got from its call-th call under the hook."""
    folder = tour[0]
    hooked = np.load(folder / "hooked.npz")
    return {k.split(":")[1]: hooked[k] for k in hooked.files if k.startswith(f"{call}:")}


def test_the_draws_are_bit_equal_with_and_without_the_hook(tour):
    plain, hooked = np.load(tour[0] / "plain.npz"), np.load(tour[0] / "hooked.npz")
    assert plain.files == hooked.files
    for name in plain.files:
        assert plain[name].dtype == hooked[name].dtype and np.array_equal(plain[name], hooked[name]), name


def test_the_recorder_had_nothing_to_complain_of(tour):
    assert not (tour[0] / "1" / "hook-errors.log").exists(), (tour[0] / "1" / "hook-errors.log").read_text()


@pytest.mark.parametrize("call", range(5))
def test_what_is_recorded_is_what_the_script_got(tour, call):
    got = results(tour, call)
    data = rhatchet.load(tour[0] / "1" / f"run-{call}")
    # nutpie 0.16.8 returns the unconstrained twins of transformed variables too
    assert set(data["posterior"].data_vars) == set(got) - {"z", "both", "tau_log__"}
    for name, values in data["posterior"].data_vars.items():
        assert np.array_equal(values.values, got[name]), name
        assert values.dtype == got[name].dtype, name
    assert data["warmup_posterior"].sizes["draw"] == 60
    assert bool(data["warmup_sample_stats"]["tuning"].all()) and not bool(data["sample_stats"]["tuning"].any())


@pytest.mark.parametrize("call", range(5))
def test_run_json_says_what_was_asked_for(tour, call):
    facts = read_json(tour[0] / "1" / f"run-{call}" / "run.json")
    draws = 600 if call > 2 else 40
    assert (facts["run"], facts["state"], facts["error"], facts["recorded"]) == (call, "finished", None, True)
    assert (facts["chains"], facts["tune"], facts["draws"], facts["seed"]) == (2, 60, draws, [1, 2, 3, 4, 4][call])
    assert facts["kernel"]["target_accept"] == 0.8
    if call < 2 or call > 2:
        assert facts["kernel"]["max_treedepth"] == 10
    nutpie = call > 2 or (call == 0 and int(pm.__version__.split(".")[0]) >= 6)
    assert facts["sampler"] == ("nutpie" if nutpie else "pymc")
    assert facts["resume"] is None and facts["started"] < facts["ended"]


def test_the_fingerprint_is_the_same_by_every_road(tour):
    one, other = (read_json(tour[0] / "1" / f"run-{call}" / "run.json")["fingerprint"] for call in (0, 1))
    assert one["variables"] == other["variables"] == [
        {"name": "mu", "shape": [], "transform": None},
        {"name": "tau_log__", "shape": [], "transform": "log"},
        {"name": "z", "shape": [8], "transform": None},
    ]
    assert one["logp"] == pytest.approx(other["logp"], rel=1e-12)


def test_coords_dims_and_statistics_have_arvizs_names(tour):
    for call in (0, 1, 3):
        data = rhatchet.load(tour[0] / "1" / f"run-{call}")
        theta = data["posterior"]["theta"]
        assert theta.dims == ("chain", "draw", "school") and list(theta.coords["school"].values) == list("ABCDEFGH")
        wanted = {"diverging", "tree_depth", "reached_max_treedepth", "n_steps", "acceptance_rate", "energy", "lp", "step_size", "step_size_bar", "tuning"}
        assert wanted <= set(data["sample_stats"].data_vars)
        assert data["sample_stats"]["diverging"].dtype == bool
        assert data["sample_stats"]["tree_depth"].dtype.kind == "i"


def test_discrete_variables_and_compound_steps_are_recorded(tour):
    data = rhatchet.load(tour[0] / "1" / "run-2")
    assert data["posterior"]["count"].dtype.kind == "i" and data["posterior"]["flag"].dtype.kind == "i"
    assert {"step_size", "accept"} <= set(data["sample_stats"].data_vars)
    assert len(read_json(tour[0] / "1" / "run-2" / "run.json")["kernel"]["steps"]) >= 2


def test_what_was_excluded_is_named(tour):
    assert read_json(tour[0] / "1" / "run-1" / "run.json")["left_out"] == ["z", "both"]


def test_a_call_that_fails_is_recorded_as_failed(tour):
    facts = read_json(tour[0] / "1" / "run-5" / "run.json")
    assert facts["state"] == "failed" and "no such init" in facts["error"]
    assert "as expected" in tour[1].stdout
