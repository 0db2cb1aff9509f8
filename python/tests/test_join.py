"""A run that was cut goes on with its kernel unchanged: only what is missing is drawn, and the caller gets the whole."""

import json

import numpy as np
import pytest
from conftest import SCRIPTS, read_json, run

import rhatchet
from bench import resumed as bench
from rhatchet.recorder import adapted

pytest.importorskip("pymc")

OWN = {"tune": 150, "draws": 100, "chains": 3, "nuts_sampler": "pymc"}


def sample(segment, arguments, model="small", plan=None, check=True, **more):
    """Run one segment; what the script got, None when it killed itself."""
    segment.parent.mkdir(parents=True, exist_ok=True)
    out = segment.parent / f"{segment.name}.npz"
    more |= {"RHATCHET_PLAN": plan} if plan else {}
    done = run([SCRIPTS / "cut.py", out, json.dumps(arguments), model], segment, check=False, **more)
    cut = arguments.get("cut", 0) > 0
    assert done.returncode == (-9 if cut else 0), done.stdout + done.stderr
    log = segment / "hook-errors.log"
    assert not check or not log.exists(), log.read_text()
    return None if cut else dict(np.load(out))


def plan_after(segment, earlier, run_number=0, **changes):
    """The plan for a segment that goes on from the newest of the earlier ones, which holds the whole."""
    newest = read_json(earlier[-1] / f"run-{run_number}" / "run.json")
    entry = {
        "run": run_number,
        "fingerprint": newest["fingerprint"],
        "checkpoints": [str(p) for p in sorted((earlier[-1] / f"run-{run_number}").glob("chain-*.checkpoint"))],
        "earlier": {"segment": int(earlier[-1].name), "folder": str(earlier[-1] / f"run-{run_number}")},
    } | changes
    segment.mkdir(parents=True, exist_ok=True)
    path = segment / "plan.json"
    path.write_text(json.dumps({"version": 1, "from_segment": int(earlier[-1].name), "kernel": "unchanged", "runs": [entry]}))
    return path


def recorded(segment, chain, tuning=False):
    """One chain's draws of mu as the segment has them, those of earlier segments before its own."""
    chains = rhatchet.chains(segment) if list((segment / "run-0").glob("chain-*.draws")) else {}
    if chain not in chains:
        return np.empty(0)
    flag = chains[chain]["sample_stats"]["tuning"].astype(bool)
    return chains[chain]["posterior"]["mu"][flag == tuning]


def resumed(segment):
    return read_json(segment / "run-0" / "run.json")["resume"]


@pytest.mark.parametrize("cores, cut", [(1, 700), (2, 420)])
def test_only_missing_draws_are_drawn_and_the_call_returns_the_whole(segments, cores, cut):
    """Cut twice: with one core after two chains and a half, with two while the third has not begun."""
    one, two, three = (segments / str(n) for n in (1, 2, 3))
    arguments = OWN | {"cores": cores, "idata_kwargs": {"log_likelihood": True}}
    sample(one, arguments | {"cut": cut})
    kept = [len(recorded(one, c)) for c in range(3)]
    sample(two, arguments | {"cut": 20}, plan=plan_after(two, [one]))
    [join] = resumed(two)["joins"]
    assert (join["segment"], join["run"], join["draws"]) == (1, 0, kept)
    first = [recorded(one, c) for c in range(3)]
    assert all(np.array_equal(recorded(two, c)[: len(first[c])], first[c]) for c in range(3)), "the newest holds the whole"
    got = sample(three, arguments, plan=plan_after(three, [one, two]))
    whole = np.stack([recorded(three, c) for c in range(3)])
    assert got["posterior:mu"].shape == (3, 100) and np.array_equal(got["posterior:mu"], whole)
    assert got["posterior:theta"].shape == (3, 100, 8) and np.all(np.isfinite(got["posterior:theta"]))
    assert np.all(np.isfinite(got["sample_stats:energy"])) and np.all(got["sample_stats:step_size_bar"] > 0)
    assert got["log_likelihood:y"].shape == (3, 100, 8) and np.all(np.isfinite(got["log_likelihood:y"]))
    said = resumed(three)
    assert said["grade"] == "warm" and [j["segment"] for j in said["joins"]] == [2]
    assert said["missing"] == [100 - sum(j["draws"][c] for j in said["joins"]) for c in range(3)]
    taken = sum(sum(j["draws"]) + sum(j["tuning"]) for j in said["joins"])
    assert len(got["seen"]) == sum(len(recorded(three, c, t)) for c in range(3) for t in (True, False)) - taken
    assert len({float(x) for x in whole.ravel()}) > 150, "draws are repeated"


def test_a_chain_goes_on_with_its_own_metric_and_step_size_and_no_new_warm_up(segments):
    one, two = segments / "1", segments / "2"
    arguments = OWN | {"cores": 1}
    sample(one, arguments | {"cut": 450})  # chain 0 is done, chain 1 has 50 of its 100 draws
    got = sample(two, arguments, plan=plan_after(two, [one]))
    chains = rhatchet.chains(two)
    assert set(chains) == {0, 1, 2} and [len(recorded(two, c, tuning=True)) for c in range(3)] == [150, 150, 150]
    names = ["mu", "tau_log__", "z"]
    before, size = adapted.read_adapted(one / "run-0", 1, names)
    after, again = adapted.read_adapted(two / "run-0", 1, names)
    assert before.shape == (10,) and np.array_equal(before, after) and size == again
    steps = chains[1]["sample_stats"]["step_size_bar"][150:]
    assert np.allclose(steps, size, rtol=1e-12) and steps.shape == (100,)
    assert np.array_equal(got["sample_stats:step_size_bar"][1], steps)
    assert resumed(two)["chains"] == [1] and resumed(two)["taken"] == ["points", "step_size", "metric"]


def test_a_metric_that_was_not_recorded_is_estimated_and_the_step_size_adapted_to_it(segments):
    one, two = segments / "1", segments / "2"
    arguments = OWN | {"cores": 2, "chains": 2}
    sample(one, arguments | {"cut": 440})
    for path in (one / "run-0").glob("*.adapted"):
        path.unlink()
    got = sample(two, arguments, plan=plan_after(two, [one]))
    whole = np.stack([recorded(two, c) for c in range(2)])
    assert np.array_equal(got["posterior:mu"], whole) and whole.shape == (2, 100)
    # On a busy machine one of the chains may have ended before the cut; it has nothing to adapt.
    short = [chain for chain, missing in enumerate(resumed(two)["missing"]) if missing]
    assert short and resumed(two)["retuned"] == short
    assert f"metric of chain {short[0]} was not recorded" in resumed(two)["reason"]
    assert len(recorded(two, 0, tuning=True)) == 150 + 100


def test_a_run_that_had_finished_returns_from_its_record(segments):
    one, two, three = (segments / str(n) for n in (1, 2, 3))
    arguments = OWN | {"cores": 2}
    first = sample(one, arguments)
    again = sample(two, arguments, plan=plan_after(two, [one]))
    assert len(again["seen"]) == 0 and all(len(recorded(two, c)) == 100 for c in range(3))
    assert first.keys() == again.keys()
    clocks = {"perf_counter_start", "process_time_diff", "largest_eigval", "smallest_eigval"}
    for key in set(first) - {"seen"} - {f"sample_stats:{c}" for c in clocks}:
        assert np.array_equal(first[key], again[key]) and first[key].dtype == again[key].dtype, key
    assert read_json(two / "run-0" / "run.json")["state"] == "finished"
    longer = sample(three, arguments, plan=plan_after(three, [one, two], draws=130))
    assert longer["posterior:mu"].shape == (3, 130) and np.array_equal(longer["posterior:mu"][:, :100], first["posterior:mu"])
    assert resumed(three)["missing"] == [30, 30, 30]
    assert resumed(three)["retuned"] == [] and resumed(three)["taken"] == ["points", "step_size", "metric"]


@pytest.mark.parametrize("sampler", ["pymc", "nutpie"])
def test_a_run_that_is_extended_twice_as_a_first_segment_repeats_no_draw(segments, sampler):
    """Each extension is a training of its own, so that its segment is number 1 each time."""
    if sampler == "nutpie":
        pytest.importorskip("nutpie")
    arguments = OWN | {"cores": 1, "chains": 2, "nuts_sampler": sampler}
    first = segments / "a" / "1"
    sample(first, arguments)
    for name, draws in (("b", 200), ("c", 300)):
        earlier, first = first, segments / name / "1"
        got = sample(first, arguments, plan=plan_after(first, [earlier], draws=draws))
    values = got["posterior:mu"]
    assert values.shape == (2, 300)
    moved = np.mean(np.diff(values, axis=1) != 0)
    assert len(np.unique(values)) > 0.9 * moved * values.size


def test_a_chain_that_died_in_its_warm_up_goes_on_with_the_warm_up_that_is_left(segments):
    one, two = segments / "1", segments / "2"
    arguments = OWN | {"cores": 1, "chains": 2, "discard_tuned_samples": False}
    sample(one, arguments | {"cut": 40})
    got = sample(two, arguments, plan=plan_after(two, [one]))
    tuning = recorded(two, 0, tuning=True)
    assert len(tuning) == 150 and np.array_equal(got["warmup_posterior:mu"][0], tuning)
    assert np.array_equal(got["posterior:mu"][0], recorded(two, 0)) and got["posterior:mu"].shape == (2, 100)


def test_a_run_that_was_stopped_on_request_goes_on(segments):
    one, two = segments / "1", segments / "2"
    arguments = OWN | {"cores": 1, "chains": 2}
    sample(one, arguments | {"stop": 200})
    assert read_json(one / "run-0" / "run.json")["state"] == "stopped"
    kept = len(recorded(one, 0))
    assert 50 <= kept < 100 and set(rhatchet.chains(one)) == {0}
    got = sample(two, arguments, plan=plan_after(two, [one]))
    assert np.array_equal(got["posterior:mu"], np.stack([recorded(two, c) for c in range(2)]))
    assert got["posterior:mu"].shape == (2, 100) and resumed(two)["missing"] == [100 - kept, 100]


@pytest.mark.parametrize("sampler, draws", [("pymc", 500), ("nutpie", 30_000)])
def test_a_run_that_was_cut_three_times_has_the_posterior_of_one_that_was_not(sampler, draws):
    """A seeded sample of bench/resumed.py, which cuts 20 times."""
    pytest.importorskip("nutpie")
    result = bench.trial(sampler, cuts=3, seed=7, draws=draws)
    assert result["cuts"] >= 3 and result["whole_and_in_order"]
    assert result["holds"], result["rows"]


def test_a_damaged_tail_is_left_out_and_said(segments):
    one, two = segments / "1", segments / "2"
    arguments = OWN | {"cores": 1, "chains": 2}
    sample(one, arguments | {"cut": 230})
    path = one / "run-0" / "chain-0.draws"
    path.write_bytes(path.read_bytes()[:-11])
    got = sample(two, arguments, plan=plan_after(two, [one]))
    assert resumed(two)["joins"][0]["draws"] == [79, 0] and "chain 0" in resumed(two)["reason"]
    assert np.array_equal(got["posterior:mu"][0], recorded(two, 0)) and got["posterior:mu"].shape == (2, 100)


@pytest.mark.parametrize("change, why", [({"tune": 140}, "'tune' was 150"), ({"nuts": {"target_accept": 0.9}}, "'target_accept' was 0.8")])
def test_another_setting_is_not_joined(segments, change, why):
    one, two = segments / "1", segments / "2"
    arguments = OWN | {"cores": 1, "chains": 2}
    sample(one, arguments | {"cut": 230})
    got = sample(two, arguments | change, plan=plan_after(two, [one]))
    assert "not joined, drawn anew" in resumed(two)["reason"] and why in resumed(two)["reason"]
    assert "joins" not in resumed(two) and np.array_equal(got["posterior:mu"][0], recorded(two, 0))


def test_a_compound_step_keeps_its_draws_and_is_warmed_up_again(segments):
    one, two = segments / "1", segments / "2"
    arguments = OWN | {"cores": 1, "chains": 2, "tune": 50}
    sample(one, arguments | {"cut": 220}, "mixed")
    got = sample(two, arguments, "mixed", plan=plan_after(two, [one]))
    chains = rhatchet.chains(one)[1], rhatchet.chains(two)[1]
    assert set(rhatchet.chains(two)) == {0, 1} and chains[1]["sample_stats"]["tuning"].sum() == 50 + 50
    counts = chains[1]["posterior"]["count"][~chains[1]["sample_stats"]["tuning"].astype(bool)]
    assert got["posterior:count"].shape == (2, 100, 2) and np.array_equal(got["posterior:count"][1], counts)
    assert resumed(two)["taken"] == ["points"] and "warmed up again" in resumed(two)["reason"]


def test_an_excluded_parameter_cannot_be_joined_but_an_excluded_deterministic_is_computed(segments):
    one, two, three = (segments / str(n) for n in (1, 2, 3))
    arguments = OWN | {"cores": 1, "chains": 2}
    sample(one, arguments | {"cut": 230}, RHATCHET_EXCLUDE="theta")
    got = sample(two, arguments, plan=plan_after(two, [one]), RHATCHET_EXCLUDE="theta")
    expected = got["posterior:mu"][..., None] + got["posterior:tau"][..., None] * got["posterior:z"]
    assert np.allclose(got["posterior:theta"], expected)
    plan = plan_after(three, [one])
    for path in (one / "run-0").glob("*.draws"):
        path.unlink()
    sample(three, arguments, plan=plan)
    assert "the segment before holds no draws" in resumed(three)["reason"]


NUTPIE = {"tune": 100, "draws": 20_000, "chains": 3, "cores": 1, "nuts_sampler": "nutpie"}


def test_a_killed_nutpie_keeps_its_draws_and_fresh_chains_draw_the_rest(segments):
    """With one core its chains come one after the other, so that the first is done when it is killed.

    It is looked at after 0.2 s and then seldom: enough chains that the next look does not come when all are done.
    """
    pytest.importorskip("nutpie")
    one, two, three = (segments / str(n) for n in (1, 2, 3))
    many = NUTPIE | {"chains": 6}
    sample(one, many | {"cut": 20_000_000})
    kept = [len(recorded(one, c)) for c in range(6)]
    assert kept[0] == 20_000 and sum(kept) < 120_000
    got = sample(two, many, plan=plan_after(two, [one]))
    whole = np.stack([recorded(two, c) for c in range(6)])
    assert whole.shape == (6, 20_000) and np.array_equal(got["posterior:mu"], whole)
    assert np.all(np.isfinite(got["posterior:theta"])) and got["posterior:theta"].shape == (6, 20_000, 8)
    assert np.all(got["sample_stats:step_size_bar"] > 0) and got["sample_stats:diverging"].dtype == bool
    said = resumed(two)
    assert said["grade"] == "cold" and said["joins"][0]["draws"] == kept and "own warm-up" in said["reason"]
    assert set(rhatchet.chains(two)) == set(range(6))
    assert len(np.unique(whole[1:])) > 20_000, "draws are repeated"
    again = sample(three, many, plan=plan_after(three, [one, two]))
    assert np.array_equal(again["posterior:mu"], whole) and len(recorded(three, 5)) == 20_000
    assert again["posterior:theta"].shape == (6, 20_000, 8) and read_json(three / "run-0" / "run.json")["state"] == "finished"
    # Values on the unconstrained scale, which PyMC 5 leaves in nutpie's result, are not recorded.
    names = [{k for k in one if k.startswith("posterior") and not k.endswith("__")} for one in (got, again)]
    assert names[0] == names[1]


def test_nutpie_with_another_setting_is_not_joined(segments):
    pytest.importorskip("nutpie")
    one, two = segments / "1", segments / "2"
    arguments = NUTPIE | {"draws": 200}
    sample(one, arguments)
    got = sample(two, arguments | {"nuts": {"target_accept": 0.9}}, plan=plan_after(two, [one]))
    assert "not joined" in resumed(two)["reason"] and "joins" not in resumed(two) and got["posterior:mu"].shape == (3, 200)
    three = segments / "3"
    longer = sample(three, arguments, plan=plan_after(three, [one], draws=300))
    assert longer["posterior:mu"].shape == (3, 300) and np.array_equal(longer["posterior:mu"][:, :200], np.stack([recorded(one, c) for c in range(3)]))
