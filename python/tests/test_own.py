"""Programs with a loop of their own, and notebooks."""

import json
import os
import textwrap
import time

import numpy as np
import pytest
from conftest import PYTHON, SCRIPTS, lengths, read_json, run

import rhatchet


@pytest.mark.parametrize("how", [[], ["by-chain"]])
def test_three_lines_record_a_loop_of_ones_own(segments, how):
    plain = run([SCRIPTS / "loop.py", 200, 3, *how], PYTHONPATH=PYTHON)
    hooked = run([SCRIPTS / "loop.py", 200, 3, *how], segments / "1", PYTHONPATH=PYTHON)
    assert plain.stdout == hooked.stdout
    data = rhatchet.load(segments / "1")
    assert data["posterior"]["x"].shape == (3, 200, 2) and data["warmup_posterior"].sizes["draw"] == 10
    assert np.allclose(np.hypot(*np.moveaxis(data["posterior"]["x"].values, -1, 0)), data["posterior"]["r"].values)
    assert data["sample_stats"]["accepted"].dtype == bool and 0.2 < data["sample_stats"]["accepted"].values.mean() < 0.9
    facts = read_json(segments / "1" / "run-0" / "run.json")
    assert (facts["sampler"], facts["state"], facts["seed"], facts["draws"]) == ("metropolis", "finished", 1, 200)


def test_unwatched_it_costs_next_to_nothing():
    assert "_rhatchet_recorder" not in __import__("sys").modules
    with rhatchet.record(tune=1, draws=1) as log:
        began = time.perf_counter()
        for _ in range(10_000):
            log({"x": 1.0}, tuning=False, energy=2.0)
    assert (time.perf_counter() - began) / 10_000 < 5e-6


def test_a_loop_is_held_and_stopped_with_its_draws_and_goes_on_behind_the_block(start, segments):
    segment = segments / "1"
    script = start([SCRIPTS / "loop.py", 10_000_000, 2], segment, PYTHONPATH=PYTHON)
    folder, control = segment / "run-0", segment / "control"
    script.wait_for("draws", lambda: len(lengths(folder)) == 2 and min(lengths(folder).values()) > 100)
    control.mkdir()
    (control / "hold").touch()
    script.wait_for("held", (control / "held").exists)
    before = lengths(folder)
    assert lengths(folder) == before
    (control / "stop").touch()
    assert script.end() == 0 and "drawn:" in script.output()
    assert lengths(folder) == before and read_json(folder / "run.json")["state"] == "stopped"


FULL = """
import os, rhatchet
write = os.write
def refuse(fd, data):
    raise OSError(28, "No space left on device")
with rhatchet.record(tune=0, draws=4, chains=2) as log:
    for i in range(4):
        log({"x": [i, -i]})
        if i == 1:
            os.write = refuse
print("behind the block")
"""


def test_draws_that_the_disk_refuses_to_the_end_are_counted_and_the_script_goes_on(segments):
    done = run(["-c", FULL], segments / "1", PYTHONPATH=PYTHON)
    assert "behind the block" in done.stdout
    folder = segments / "1" / "run-0"
    assert list(lengths(folder).values()) == [2, 2]
    facts = read_json(folder / "run.json")
    assert facts["state"] == "finished" and facts["unwritten"] == {"0": 2, "1": 2}


def test_a_folder_that_cannot_be_made_keeps_nobody_from_sampling(segments):
    code = "import os, rhatchet\ndef refuse(*a, **k):\n    raise OSError(28, 'No space left on device')\nos.makedirs = refuse\n"
    code += "with rhatchet.record(tune=0, draws=1) as log:\n    log({'x': 1.0})\nprint('behind the block')"
    done = run(["-c", code], segments / "1", PYTHONPATH=PYTHON)
    assert "behind the block" in done.stdout
    assert "No space left" in (segments / "1" / "hook-errors.log").read_text()


def test_arrays_without_the_chains_axis_are_refused_by_name(segments):
    code = "import rhatchet\nwith rhatchet.record(tune=0, draws=1, chains=2) as log:\n    log({'x': [1.0, 2.0, 3.0]})"
    done = run(["-c", code], segments / "1", check=False, PYTHONPATH=PYTHON)
    assert "'x' has shape (3,); its first axis must be the 2 chains" in done.stderr
    assert read_json(segments / "1" / "run-0" / "run.json")["state"] == "failed"


def test_a_notebook_watches_itself_and_is_left_as_it_was(tmp_path):
    pytest.importorskip("pymc")
    code = f"""
        import os, sys, json
        os.chdir({str(tmp_path)!r})
        import pymc as pm
        before = pm.sample, pm.sampling.mcmc._mp_sample, [type(f).__module__ for f in sys.meta_path if "recorder" in type(f).__module__]
        import rhatchet
        sys.path.insert(0, {str(SCRIPTS)!r})
        import models
        with rhatchet.watch() as folder, models.small():
            data = pm.sample(tune=50, draws=40, chains=2, cores=1, progressbar=False, nuts_sampler="pymc",
                             compute_convergence_checks=False)
        assert (pm.sample, pm.sampling.mcmc._mp_sample, [f for f in sys.meta_path if "recorder" in type(f).__module__]) == before
        loaded = rhatchet.load({str(tmp_path)!r})
        assert (loaded["posterior"]["mu"].values == data["posterior"]["mu"].values).all()
        with rhatchet.watch() as other:
            with rhatchet.record(tune=0, draws=1) as log:
                log({{"x": 1.0}})
        print(json.dumps([folder, other]))
    """
    done = run(["-c", textwrap.dedent(code)], PYTHONPATH=PYTHON)
    folder, other = json.loads(done.stdout.splitlines()[-1])
    assert folder == str(tmp_path / ".rhatchet/trainings/notebook-1/segments/1") and "notebook-2" in other
    assert read_json(os.path.join(folder, "hello.json"))["cooperative"] is True
    assert not os.path.exists(os.path.join(folder, "hook-errors.log"))
    with pytest.raises(FileExistsError, match="another folder"), rhatchet.watch(folder):
        pass


def test_the_particles_of_smc_are_recorded_when_it_returns(segments, tmp_path):
    pytest.importorskip("pymc")
    code = f"""
        import sys
        sys.path.insert(0, {str(SCRIPTS)!r})
        import models, numpy as np, pymc as pm
        if __name__ == "__main__":
            with models.small():
                data = pm.sample_smc(draws=60, chains=2, cores=1, random_seed=1, progressbar=False, compute_convergence_checks=False)
            np.save(sys.argv[1], data["posterior"]["theta"].values)
    """
    script = tmp_path / "smc.py"
    script.write_text(textwrap.dedent(code))
    run([script, tmp_path / "theta.npy"], segments / "1")
    loaded = rhatchet.load(segments / "1")
    assert np.array_equal(loaded["posterior"]["theta"].values, np.load(tmp_path / "theta.npy"))
    assert loaded["posterior"]["theta"].dims == ("chain", "draw", "school")
    assert read_json(segments / "1" / "run-0" / "run.json")["sampler"] == "smc"
