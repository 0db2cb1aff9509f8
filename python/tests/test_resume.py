"""A new segment that takes over from the one before: warm on PyMC's own sampler, cold on nutpie."""

import json
import shutil

import numpy as np
import pytest
from conftest import SCRIPTS, read_json, run

import rhatchet
from rhatchet.recorder import checkpoint, fingerprint

pytest.importorskip("pymc")

#: Trees too short for the model: the chains crawl.
SICK = {"tune": 150, "draws": 150, "chains": 4, "cores": 2, "nuts_sampler": "pymc", "nuts": {"max_treedepth": 3}}
SOUND = {"tune": 300, "draws": 700, "chains": 4, "cores": 2, "nuts_sampler": "pymc", "nuts": {"target_accept": 0.9}}
MODEL = {"rows": 1000}


def sample(segment, arguments, model=MODEL, **more):
    run([SCRIPTS / "long.py", json.dumps(arguments), json.dumps(model)], segment, **more)
    assert not (segment / "hook-errors.log").exists(), (segment / "hook-errors.log").read_text()
    return read_json(segment / "run-0" / "run.json")


def write_plan(folder, before, paths, **changes):
    """A plan as the watch writes it."""
    facts = read_json(before / "run-0" / "run.json")
    entry = {"run": 0, "fingerprint": facts["fingerprint"], "checkpoints": [str(p) for p in paths]} | changes
    folder.mkdir(exist_ok=True)
    path = folder / "plan.json"
    path.write_text(json.dumps({"version": 1, "from_segment": 1, "kernel": "changed", "runs": [entry]}))
    return path


@pytest.fixture(scope="module")
def sick(tmp_path_factory):
    segment = tmp_path_factory.mktemp("training") / "segments" / "1"
    sample(segment, SICK)
    return segment


@pytest.fixture(scope="module")
def warm(sick):
    """The segment after it; chain 1's newest checkpoint is damaged, chain 3 has none."""
    kept = sick.parent / "kept"
    shutil.copytree(sick / "run-0", kept)
    facts, arrays = checkpoint.read_checkpoint(kept / "chain-1.checkpoint")
    checkpoint.write_checkpoint(str(kept / "chain-1.checkpoint"), facts | {"draw": 999}, arrays)
    newest = kept / "chain-1.checkpoint"
    newest.write_bytes(newest.read_bytes()[:-9])
    for path in kept.glob("chain-3.checkpoint*"):
        path.unlink()
    paths = [kept / f"chain-{c}.checkpoint" for c in range(4)]
    segment = sick.parent / "2"
    return segment, sample(segment, SOUND, RHATCHET_PLAN=write_plan(segment, sick, paths))


def last_points(sick, chains):
    """The last recorded draw of some chains of the first segment."""
    read = rhatchet.chains(sick)
    return np.array([np.concatenate([read[c]["posterior"][n][-1] for n in ("a", "b")]) for c in chains])


def test_a_changed_kernel_starts_warm_and_says_what_was_taken(warm):
    resume = warm[1]["resume"]
    assert resume["grade"] == "warm" and resume["from_segment"] == 1
    assert resume["taken"] == ["points", "step_size", "metric"] and resume["not_taken"] == []
    assert resume["chains"] == [0, 1, 2]
    assert "chain 1" in resume["reason"] and "took the one before" in resume["reason"]
    assert "'chain-3.checkpoint' is missing" in resume["reason"] and "chains [3] start as usual" in resume["reason"]
    assert warm[1]["kernel"]["target_accept"] == 0.9 and warm[1]["kernel"]["max_treedepth"] == 10


def test_every_chain_starts_at_its_own_last_point(sick, warm):
    """With the posterior's own scale as measure the first draw lies near the point it came from."""
    read = rhatchet.chains(warm[0])
    first = np.array([np.concatenate([read[c]["posterior"][n][0] for n in ("a", "b")]) for c in range(3)])
    spread = rhatchet.load(warm[0])["posterior"]["a"].std().item()
    own = np.abs(first - last_points(sick, range(3))).mean(axis=1)
    usual = np.concatenate([read[3]["posterior"][n][0] for n in ("a", "b")])
    assert np.all(own < 2 * spread)
    assert np.abs(usual - last_points(sick, [0])[0]).mean() > own.max()


def test_the_step_size_goes_on_from_the_one_before(sick, warm):
    before = [checkpoint.read_checkpoint(sick / "run-0" / f"chain-{c}.checkpoint")[0]["step_size_bar"] for c in range(3)]
    first = rhatchet.chains(warm[0])[0]["sample_stats"]["step_size_bar"][0]
    assert 0.05 < first / np.median(before) < 20


def test_the_sick_draws_are_kept_and_the_new_ones_converge(sick, warm):
    import arviz

    def worst(segment):
        data = rhatchet.load(segment)
        rhat = arviz.rhat(data)
        return max(float(rhat[n].max()) for n in ("mu", "tau", "a", "b", "sigma"))

    assert worst(sick) > 1.1 and worst(warm[0]) < 1.05
    sizes = rhatchet.load(warm[0])["posterior"].sizes
    assert (sizes["chain"], sizes["draw"]) == (4, 700)
    assert rhatchet.load(sick)["posterior"].sizes["draw"] == 150


SHORT = {"tune": 5, "draws": 5, "chains": 4, "cores": 1, "nuts_sampler": "pymc"}


@pytest.mark.parametrize(
    "changes, reason",
    [
        ({"checkpoints": []}, "the plan names none"),
        ({"run": 7}, "no run 0"),
        ({"fingerprint": {"variables": [], "logp": 0.0}}, "are new"),
        ({"fingerprint": None}, "are new"),
    ],
)
def test_an_unusable_plan_is_cold_with_its_reason(tmp_path, changes, reason):
    """Without a sampler: the plan's entry is judged before anything of PyMC is touched."""
    from rhatchet.recorder.plan import Cold, checkpoints, entry_of
    from rhatchet.recorder.segment import Segment

    known = {"variables": [{"name": "mu", "shape": [], "transform": None}], "logp": -1.0}
    entry = {"run": 0, "fingerprint": known, "checkpoints": []} | changes
    (tmp_path / "plan.json").write_text(json.dumps({"version": 1, "from_segment": 1, "runs": [entry]}))
    segment = Segment(str(tmp_path / "2"), plan=str(tmp_path / "plan.json"))
    if reason == "the plan names none":
        assert checkpoints(segment, entry_of(segment, 0, known)[0]) == ({}, [])
    else:
        with pytest.raises(Cold, match=reason):
            entry_of(segment, 0, known)
    (tmp_path / "plan.json").write_text("{")
    with pytest.raises(Cold, match="cannot be read"):
        entry_of(segment, 0, known)


def test_another_model_starts_cold_and_names_the_difference(sick):
    segment = sick.parent / "3"
    plan = write_plan(segment, sick, [sick / "run-0" / f"chain-{c}.checkpoint" for c in range(4)])
    facts = sample(segment, SHORT, MODEL | {"shift": 0.01}, RHATCHET_PLAN=plan)
    assert facts["resume"]["grade"] == "cold" and "log density" in facts["resume"]["reason"]
    assert facts["resume"]["not_taken"] == ["points", "step_size", "metric"] and facts["resume"]["from_segment"] == 1


def test_nutpie_starts_cold_and_says_why(sick):
    pytest.importorskip("nutpie")
    segment = sick.parent / "4"
    plan = write_plan(segment, sick, [sick / "run-0" / f"chain-{c}.checkpoint" for c in range(4)])
    facts = sample(segment, SHORT | {"tune": 50, "nuts_sampler": "nutpie"}, RHATCHET_PLAN=plan)
    assert facts["resume"]["grade"] == "cold" and facts["resume"]["taken"] == []
    assert facts["resume"]["reason"] == "nutpie takes no metric and no per-chain start"
    saved, arrays = checkpoint.read_checkpoint(segment / "run-0" / "chain-0.checkpoint")
    assert saved["restart"] == "cold" and saved["step_size"] > 0 and arrays["draw:tau_log__"].shape == (2,)


def test_fingerprints_differ_by_name_shape_transform_and_log_density():
    one = {"variables": [{"name": "mu", "shape": [2], "transform": "log"}], "logp": -1.0}
    assert fingerprint.difference(one, one) == ""
    assert fingerprint.difference(one, one | {"logp": -1.0 - 1e-10}) == ""
    assert fingerprint.difference(one, one | {"logp": None}) == ""
    assert "log density" in fingerprint.difference(one, one | {"logp": -1.0 - 1e-8})
    assert "shape" in fingerprint.difference(one, {"variables": [one["variables"][0] | {"shape": [3]}], "logp": -1.0})
    assert "transform" in fingerprint.difference(one, {"variables": [one["variables"][0] | {"transform": None}], "logp": -1.0})
    assert "gone" in fingerprint.difference(one, {"variables": [], "logp": -1.0})
