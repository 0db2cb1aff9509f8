"""``rhatchet.load`` and ``rhatchet.chains`` on logs made without a sampler."""

import json
import os
import subprocess
import sys
import warnings

import numpy as np
import pytest
from conftest import PYTHON, environment
from synthetic import write_chain

import rhatchet


@pytest.fixture(autouse=True)
def warnings_are_errors():
    with warnings.catch_warnings():
        warnings.simplefilter("error", rhatchet.RaggedWarning)
        yield


def groups(data):
    names = data.groups if isinstance(data.groups, tuple) else data.groups()
    return {name.strip("/") for name in names} - {""}


def test_a_run_is_loaded_with_its_coords(segments):
    run = segments / "1" / "run-0"
    arrays = {c: write_chain(run, c, 50, 20) for c in (0, 1)}
    data = rhatchet.load(run)
    assert groups(data) == {"posterior", "sample_stats", "warmup_posterior", "warmup_sample_stats"}
    theta = data["posterior"]["theta"]
    assert theta.dims == ("chain", "draw", "group", "theta_dim_1")
    assert list(theta.coords["group"].values) == ["a", "b"]
    assert np.array_equal(theta.values[1], arrays[1][1][20:])
    assert np.array_equal(data["warmup_posterior"]["mu"].values[0], arrays[0][0][:20])
    assert data["posterior"]["count"].dtype == np.int64 and data["posterior"]["small"].dtype == np.float32
    assert data["sample_stats"]["diverging"].dtype == bool
    assert data.attrs["training"] == "model_1-1" and data.attrs["segment"] == 1 and data.attrs["state"] == "finished"
    assert groups(rhatchet.load(run, warmup=False)) == {"posterior", "sample_stats"}


def test_arviz_can_summarise_it(segments):
    for chain in range(4):
        write_chain(segments / "1" / "run-0", chain, 200, 100)
    import arviz

    summary = arviz.summary(rhatchet.load(segments.parent), var_names=["theta"])
    assert any("r_hat" in c or "rhat" in c for c in summary.columns) and len(summary) == 6


def test_the_newest_training_its_newest_sound_segment_and_its_last_run_are_taken(segments):
    project = segments.parents[3]
    for run in ("1/run-0", "2/run-0", "2/run-1", "3/run-0"):
        write_chain(segments / run, 0, int(run[0]) * 10 + int(run[-1]))
    assert rhatchet.load(project)["posterior"].sizes["draw"] == 30
    (segments / "3" / "marks.json").write_text(json.dumps({"status": "quarantined"}))
    (segments / "2" / "marks.json").write_text(json.dumps({"status": "superseded"}))
    for path in (project, segments.parent, segments / "2", segments / "2" / "run-1"):
        assert rhatchet.load(path)["posterior"].sizes["draw"] == 21
    assert rhatchet.load(segments / "3")["posterior"].sizes["draw"] == 30
    newer = segments.parent.parent / "a_2-1" / "segments" / "1"
    write_chain(newer / "run-0", 0, 5)
    os.utime(newer, (2**31, 2**31))
    assert rhatchet.load(project)["posterior"].sizes["draw"] == 5


def test_where_nothing_is_recorded_the_error_says_where(segments, tmp_path):
    for path in (tmp_path, tmp_path / "missing", segments.parent):
        with pytest.raises(rhatchet.NothingRecorded, match=str(tmp_path)):
            rhatchet.load(path)
    (segments / "1" / "run-0").mkdir(parents=True)
    with pytest.raises(rhatchet.NothingRecorded, match="no draws yet"):
        rhatchet.load(segments.parent)


def test_ragged_chains_are_cut_to_the_shortest_that_has_begun(segments):
    run = segments / "1" / "run-0"
    for chain, draws in enumerate((60, 45, 15)):
        write_chain(run, chain, draws, 20)
    with pytest.warns(rhatchet.RaggedWarning) as caught:
        data = rhatchet.load(run)
    assert list(data["posterior"].chain.values) == [0, 1] and data["posterior"].sizes["draw"] == 25
    assert data["warmup_posterior"].sizes == {"chain": 3, "draw": 15, "group": 2, "theta_dim_1": 3, "small_dim_0": 2}
    assert any("chains [2] have not begun" in str(w.message) for w in caught)


def test_ragged_chains_can_be_padded(segments):
    run = segments / "1" / "run-0"
    for chain, draws in enumerate((60, 45, 15)):
        write_chain(run, chain, draws, 20)
    with pytest.warns(rhatchet.RaggedWarning):
        data = rhatchet.load(run, ragged="nan")
    count = np.isnan(data["posterior"]["mu"].values).sum(axis=1)
    assert list(count) == [0, 15, 40] and data["posterior"]["count"].dtype == float
    with pytest.raises(ValueError, match="'truncate' or 'nan'"):
        rhatchet.load(run, ragged="drop")


def test_a_torn_last_block_is_left_out(segments):
    run = segments / "1" / "run-0"
    write_chain(run, 0, 30)
    write_chain(run, 1, 30)
    path = run / "chain-1.draws"
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.warns(rhatchet.RaggedWarning):
        assert rhatchet.load(run)["posterior"].sizes["draw"] == 29


def test_a_chain_whose_header_is_being_written_is_left_out(segments):
    run = segments / "1" / "run-0"
    write_chain(run, 0, 30)
    (run / "chain-1.draws").write_bytes(b"RHDRA")
    with pytest.warns(rhatchet.RaggedWarning, match="chain-1.draws"):
        assert list(rhatchet.load(run)["posterior"].chain.values) == [0]


def test_chains_gives_the_bare_arrays(segments):
    arrays = write_chain(segments / "1" / "run-0", 2, 30, 10)
    found = rhatchet.chains(segments.parent)
    assert list(found) == [2] and np.array_equal(found[2]["posterior"]["theta"], arrays[1])


def test_neither_sampler_nor_arviz_is_imported_by_the_package():
    code = "import sys, rhatchet; print([m for m in ('pymc', 'nutpie', 'arviz', 'xarray') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], env=environment() | {"PYTHONPATH": str(PYTHON)}, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_a_run_of_plain_tables_names_what_reads_it(tmp_path):
    (tmp_path / "run-0").mkdir()
    (tmp_path / "run-0" / "chain-0.csv").write_text("mu\n1\n")
    with pytest.raises(rhatchet.NothingRecorded, match="plain tables; 'rhatchet diagnose'"):
        rhatchet.load(tmp_path)


def test_several_runs_are_pooled_only_by_name(segments):
    for segment in ("1", "2"):
        for chain in (0, 1):
            write_chain(segments / segment / "run-0", chain, 30)
    both = [segments / "1", segments / "2"]
    with pytest.raises(ValueError, match="pool=True"):
        rhatchet.load(both)
    assert rhatchet.load(both, pool=True)["posterior"]["mu"].shape == (4, 30)


def test_runs_of_two_models_are_not_pooled(segments):
    write_chain(segments / "1" / "run-0", 0, 30)
    write_chain(segments / "2" / "run-0", 0, 30, without=["mu"])
    with pytest.raises(ValueError, match="two models"):
        rhatchet.load([segments / "1", segments / "2"], pool=True)


def test_a_dropped_chain_is_left_out_and_said(segments):
    run = segments / "1" / "run-0"
    for chain in (0, 1, 2):
        write_chain(run, chain, 30)
    dropped = [{"chain": 1, "by": "ada", "reason": "stuck", "time": "2026-11-29T00:00:00.000Z"}]
    (run / "dropped.json").write_text(json.dumps(dropped))
    with pytest.warns(rhatchet.RaggedWarning, match="chain 1 was dropped by ada: stuck"):
        data = rhatchet.load(run)
    assert list(data["posterior"].coords["chain"].values) == [0, 2]
