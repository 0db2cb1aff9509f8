"""The rarer samplers of PyMC: the same draws as without the hook, and BlackJAX as long as PyMC can use it."""

import re

import numpy as np
import pytest
from conftest import PYTHON, SCRIPTS, lengths, read_json, run

import rhatchet

SCRIPT = SCRIPTS / "others.py"


def drawn(done):
    return re.findall(r"^\w+ .*$", done.stdout, re.M)


def usable_blackjax():
    """PyMC up to 6.4 asks for a function that BlackJAX has dropped with 1.6."""
    blackjax = pytest.importorskip("blackjax")
    if not hasattr(blackjax.progress_bar, "gen_scan_fn"):
        pytest.skip(f"PyMC cannot use BlackJAX {blackjax.__version__}")


def test_metropolis_and_smc_draw_what_they_would_unwatched(segments):
    plain, hooked = run([SCRIPT, "mcmc"]), run([SCRIPT, "mcmc"], segments / "1")
    assert len(drawn(plain)) == 2 and drawn(plain) == drawn(hooked)
    assert not (segments / "1" / "hook-errors.log").exists()
    assert {chain: len(c["sample_stats"]["tuning"]) for chain, c in rhatchet.chains(segments / "1" / "run-0").items()} == {0: 110, 1: 110}


def test_blackjax_under_pymc_is_recorded_and_not_changed(segments):
    usable_blackjax()
    plain, hooked = run([SCRIPT, "blackjax"]), run([SCRIPT, "blackjax"], segments / "1")
    assert len(drawn(plain)) == 1 and drawn(plain) == drawn(hooked)
    assert not (segments / "1" / "hook-errors.log").exists()
    chains = rhatchet.chains(segments / "1")
    mu = sum(float(chain["posterior"]["mu"].sum()) for chain in chains.values())
    assert mu == pytest.approx(float(re.search(r"\bmu (\S+)", hooked.stdout)[1]))
    assert {"diverging", "energy", "tree_depth", "n_steps", "acceptance_rate", "lp"} <= set(chains[1]["sample_stats"])
    facts = read_json(segments / "1" / "run-0" / "run.json")
    assert (facts["sampler"], facts["state"], facts["draws"], facts["unconstrained"]) == ("blackjax", "finished", 50, True)
    assert facts["recorded"] and facts["left_out"] and not np.array_equal(chains[0]["posterior"]["mu"], chains[1]["posterior"]["mu"])


def test_a_stop_ends_blackjax_under_pymc_with_its_draws(start, segments):
    usable_blackjax()
    script = start([SCRIPT, "blackjax-long"], segments / "1")
    run_folder = segments / "1" / "run-0"
    script.wait_for("draws", lambda: len(lengths(run_folder)) == 2 and min(lengths(run_folder).values()) > 200)
    (segments / "1" / "control").mkdir()
    (segments / "1" / "control" / "stop").touch()
    assert script.end() == 1 and "a stop was asked for" in script.output()
    assert read_json(run_folder / "run.json")["state"] == "stopped" and min(lengths(run_folder).values()) > 200


TAP = """
import sys
sys.path.insert(0, sys.argv[1])
import jax, jax.numpy as jnp, numpy as np
from rhatchet.recorder import jax_tap
seen = []
def step(x, _):
    jax_tap.tap(lambda a, b: seen.append((np.array(a), np.array(b))), x, 2 * x)
    return x + 1, None
if sys.argv[2] == "xla":
    jax_tap.prepare()
run = lambda x: jax.lax.scan(step, x, None, length=3)[0]
jax.block_until_ready(jax.jit(run)(jnp.zeros(2)))
jax.block_until_ready(jax.vmap(run)(jnp.array([[0.0, 10.0]])))
jax_tap.tap(lambda a: seen.append((np.array(a), 2 * np.array(a))), jnp.ones(2))
jax.effects_barrier()
print(*(way.__qualname__ for way in jax_tap._taps), [a.ravel().tolist() for a, b in seen if np.array_equal(2 * a, b)])
"""


@pytest.mark.parametrize("way, function", [("xla", "_primitive.<locals>.<lambda>"), ("jax", "")])
def test_values_leave_a_computation_by_either_way(way, function):
    pytest.importorskip("jax")
    done = run(["-c", TAP, PYTHON, way])
    assert done.stdout.startswith(f"{function} [".lstrip())
    expected = [[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [0.0, 10.0], [1.0, 11.0], [2.0, 12.0], [1.0, 1.0]]
    assert str(expected) in done.stdout
