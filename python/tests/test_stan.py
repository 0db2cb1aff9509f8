"""rhatchet.load on runs of CmdStan: their own CSV, with Stan's names as variables."""

import json

import pytest

import rhatchet

HEAD = """# stan_version_major = 2
# stan_version_minor = 37
# stan_version_patch = 0
# model = toy_model
# method = sample (Default)
#   sample
#     num_samples = {draws}
#     num_warmup = {tune}
#     save_warmup = {saved}
#     thin = 1 (Default)
# random
#   seed = 7
lp__,accept_stat__,stepsize__,treedepth__,n_leapfrog__,divergent__,energy__,mu,theta.1.1,theta.2.1,theta.1.2,theta.2.2,z.real,p:1
"""
ADAPTED = "# Adaptation terminated\n# Step size = 0.5\n# Diagonal elements of inverse mass matrix:\n# 1.5\n"
END = "# \n#  Elapsed Time: 0.5 seconds (Warm-up)\n# \n"


def row(value, divergent=0):
    return f"-1.5,0.9,0.5,3,7,{divergent},2,{value},{value}.11,{value}.21,{value}.12,{value}.22,0.5,0.25\n"


def written(folder, chains, saved="false", tune=2, joins=None):
    run = folder / "m-1" / "segments" / "1" / "run-0"
    run.mkdir(parents=True)
    record = {"run": 0, "sampler": "cmdstan", "state": "finished"} | ({"resume": {"joins": joins}} if joins else {})
    (run / "run.json").write_text(json.dumps(record))
    for number, text in enumerate(chains):
        (run / f"chain-{number}.csv").write_text(HEAD.format(draws=3, tune=tune, saved=saved) + text)
    return run


def test_variables_have_their_shapes_and_statistics_arviz_names(tmp_path):
    text = ADAPTED + row(1) + row(2, divergent=1) + row(3) + END
    data = rhatchet.load(written(tmp_path, [text, text]))
    assert dict(data.posterior.sizes)["draw"] == 3 and dict(data.posterior.sizes)["chain"] == 2
    # Stan writes the first index fastest.
    assert data.posterior["theta"].values[0, 1].tolist() == [[2.11, 2.12], [2.21, 2.22]]
    assert sorted(data.posterior.data_vars) == ["mu", "p:1", "theta", "z.real"]
    assert data.sample_stats["diverging"].values.tolist() == [[False, True, False]] * 2
    assert data.sample_stats["tree_depth"].dtype.kind == "i" and data.sample_stats["lp"].values[0, 0] == -1.5
    assert data.posterior.attrs["sampler"] == "cmdstan" and data.posterior.attrs["training"] == "m-1"
    assert data.posterior.attrs["inference_library_version"] == "2.37.0"


def test_saved_warm_up_is_told_from_draws_and_a_torn_row_is_left(tmp_path):
    text = row(8) + row(9) + ADAPTED + row(1) + row(2) + "-1.5,0.9"
    data = rhatchet.load(written(tmp_path, [text], saved="true"))
    assert data.posterior["mu"].values.tolist() == [[1, 2]] and data.warmup_posterior["mu"].values.tolist() == [[8, 9]]
    unfinished = written(tmp_path / "other", [row(8)], saved="1")
    assert rhatchet.load(unfinished).warmup_posterior["mu"].values.tolist() == [[8]]


def test_what_cannot_be_read_is_said(tmp_path):
    with pytest.raises(rhatchet.DrawLogError, match="no numbers"):
        rhatchet.load(written(tmp_path / "a", [ADAPTED + row(1).replace("0.9", "x")]))
    run = written(tmp_path / "b", [""])
    (run / "chain-0.csv").write_text("# stan_version_major = 2\n")
    with pytest.raises(rhatchet.DrawLogError, match="named yet"):
        rhatchet.load(run)
    (run / "run.json").write_text('{"sampler": "csv"}')
    with pytest.raises(rhatchet.NothingRecorded, match="plain tables"):
        rhatchet.load(run)


def test_runs_are_pooled_only_by_name_and_never_with_one_that_holds_their_draws(tmp_path):
    text = ADAPTED + row(1) + row(2) + END
    runs = [written(tmp_path / name, [text]) for name in "ab"]
    with pytest.raises(ValueError, match="pool=True"):
        rhatchet.load(runs)
    assert dict(rhatchet.load(runs, pool=True).posterior.sizes)["chain"] == 2
    joined = written(tmp_path / "c", [text], joins=[{"segment": 1, "draws": [1]}])
    with pytest.raises(ValueError, match="holds its draws already"):
        rhatchet.load([runs[0], joined], pool=True)
