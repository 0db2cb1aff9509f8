"""A run of NumPyro's that was killed goes on from its checkpoints, and gives the draws that it would have given."""

import json

import numpy as np
import pytest
from conftest import SCRIPTS, lengths, read_json, run

from rhatchet.recorder import checkpoint

pytest.importorskip("numpyro")

LONG = {"num_warmup": 4000, "num_samples": 6000, "fields": ["mean_accept_prob", "z.mu"]}


def sample(segment, arguments, plan=None, plain=False):
    """What the script got; None where it killed itself."""
    segment.parent.mkdir(parents=True, exist_ok=True)
    out = segment.parent / f"{segment.name}.npz"
    more = {"RHATCHET_PLAN": plan} if plan else {}
    done = run([SCRIPTS / "npro.py", out, json.dumps(arguments)], None if plain else segment, check=False, **more)
    cut = "cut" in arguments
    assert done.returncode == (-9 if cut else 0), done.stdout + done.stderr
    log = segment / "hook-errors.log"
    assert not log.exists(), log.read_text()
    return None if cut else dict(np.load(out))


def plan_after(segment, earlier, kernel="unchanged", **changes):
    """The plan as the watch writes it."""
    facts, folder = read_json(earlier / "run-0" / "run.json"), earlier / "run-0"
    entry = {"run": 0, "fingerprint": facts["fingerprint"], "checkpoints": [str(folder / f"chain-{c}.checkpoint") for c in range(2)]}
    if kernel == "unchanged":
        entry["earlier"] = {"segment": int(earlier.name), "folder": str(folder)}
    segment.mkdir(parents=True, exist_ok=True)
    path = segment / "plan.json"
    path.write_text(json.dumps({"version": 1, "from_segment": int(earlier.name), "kernel": kernel, "runs": [entry | changes]}))
    return path


def resumed(segment):
    return read_json(segment / "run-0" / "run.json")["resume"]


def equal(one, other):
    assert one.keys() == other.keys()
    for name, values in one.items():
        assert values.dtype == other[name].dtype and np.array_equal(values, other[name]), name


def damage(path):
    path.write_bytes(path.read_bytes()[:-7])


def test_chains_are_cut_in_warm_up_and_in_the_middle_and_give_the_draws_of_an_uncut_run(segments):
    """One after the other, as with NumPyro's defaults: under a progress bar."""
    one, two, three = (segments / str(n) for n in (1, 2, 3))
    arguments = LONG | {"chain_method": "sequential", "progress_bar": True}
    plain = sample(segments / "plain", arguments, plain=True)
    sample(one, arguments | {"cut": [0, 1500]})
    sample(two, arguments | {"cut": [1, 5000]}, plan_after(two, one))
    first = resumed(two)
    assert first["grade"] == "warm" and first["taken"] == ["points", "step_size", "metric"] and first["chains"] == [0]
    assert 1500 < first["joins"][0]["tuning"][0] < lengths(one / "run-0")["chain-0.draws"] < 4000 and first["missing"] == [6000, 6000]
    damage(two / "run-0" / "chain-1.checkpoint")
    got = sample(three, arguments, plan_after(three, two))
    equal(plain, got)
    second = resumed(three)
    assert "is damaged" in second["reason"] and second["missing"][0] == 0 and second["chains"] == [0, 1]
    assert lengths(three / "run-0") == {f"chain-{c}.draws": 10_000 for c in range(2)}
    assert read_json(three / "run-0" / "run.json")["state"] == "finished"


def test_chains_drawn_at_once_go_on_from_a_draw_that_all_have_and_are_extended(segments):
    one, two, three = (segments / str(n) for n in (1, 2, 3))
    arguments = LONG | {"chain_method": "vectorized", "num_warmup": 500, "num_samples": 3000, "thinning": 3}
    plain = sample(segments / "plain", arguments | {"num_samples": 3600}, plain=True)
    sample(one, arguments | {"cut": [1, 1200]})
    damage(one / "run-0" / "chain-0.checkpoint")
    got = sample(two, arguments, plan_after(two, one))
    kept = resumed(two)["joins"][0]["draws"]
    assert kept[0] == kept[1] and got["mu"].shape == (2, 1000)
    equal({k: v[:, :1000] for k, v in plain.items()}, got)
    equal(plain, sample(three, arguments, plan_after(three, two, draws=3600)))
    assert resumed(three)["missing"] == [600, 600]


def test_pymc_on_numpyro_is_gone_on_with(segments):
    pytest.importorskip("pymc")
    one, two = segments / "1", segments / "2"
    arguments = {"pymc": True, "chain_method": "vectorized", "num_warmup": 300, "num_samples": 3000}
    plain = sample(segments / "plain", arguments, plain=True)
    sample(one, arguments | {"cut": [1, 1200]})
    got = sample(two, arguments, plan_after(two, one))
    assert resumed(two)["grade"] == "warm" and 0 < resumed(two)["missing"][0] < 3000
    equal(plain, got)


def test_a_changed_kernel_stands_alone_and_starts_where_the_chains_were(segments):
    one, two = segments / "1", segments / "2"
    arguments = {"num_warmup": 300, "num_samples": 400, "chain_method": "sequential"}
    sample(one, arguments)
    (one / "run-0" / "chain-1.checkpoint").unlink()
    sample(two, arguments | {"target": 0.99, "num_warmup": 150}, plan_after(two, one, "changed"))
    said = resumed(two)
    assert said["grade"] == "warm" and said["taken"] == ["points", "step_size", "metric"] and said["chains"] == [0]
    assert "'chain-1.checkpoint' is missing" in said["reason"] and "chains [1] start as usual" in said["reason"]
    assert "joins" not in said and lengths(two / "run-0") == {f"chain-{c}.draws": 550 for c in range(2)}
    facts, arrays = checkpoint.read_checkpoint(two / "run-0" / "chain-0.checkpoint")
    assert facts["draw"] == 549 and arrays["state.z['mu']"].shape == () and facts["step_size"] > 0


def test_a_second_part_that_began_elsewhere_is_drawn_anew(segments):
    """The first part goes on with the very draws that the second one had: nothing may be there twice."""
    one, two = segments / "1", segments / "2"
    arguments = {"num_warmup": 100, "num_samples": 150, "parts": True}
    before = sample(one, arguments)
    runs = [
        {"run": n, "fingerprint": read_json(folder / "run.json")["fingerprint"], "draws": draws,
         "checkpoints": [str(folder / f"chain-{c}.checkpoint") for c in range(2)], "earlier": {"segment": 1, "folder": str(folder)}}
        for n, draws, folder in ((0, 220, one / "run-0"), (1, 150, one / "run-1"))
    ]  # fmt: skip
    two.mkdir()
    (two / "plan.json").write_text(json.dumps({"version": 1, "from_segment": 1, "kernel": "unchanged", "runs": runs}))
    after = sample(two, arguments, two / "plan.json")
    assert np.array_equal(after["first"][:, :150], before["first"]) and after["first"].shape[1] == 220
    assert np.array_equal(after["first"][:, 150:], before["second"][:, :70])
    whole = np.concatenate([after["first"], after["second"]], axis=1)
    moved = np.concatenate([np.ones((2, 1), bool), np.diff(whole, axis=1) != 0], axis=1)
    assert all(len(np.unique(w)) == np.sum(m) for w, m in zip(whole, moved))
    assert "not joined" in read_json(two / "run-1" / "run.json")["resume"]["reason"]
