"""ArviZ's NetCDF and Zarr, written by the ArviZ that is installed and read by way of `rhatchet.converting`."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import arviz
import numpy as np
import pytest

from rhatchet import converting
from rhatchet.reading import read_chain

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("RHATCHET_PROGRAM", ROOT / ".build/release/rhatchet"))
IS_NEW = int(arviz.__version__.split(".")[0]) >= 1


def posterior(chains=2, draws=300):
    rng = np.random.default_rng(4)
    mu = rng.standard_normal((chains, draws))
    theta = rng.standard_normal((chains, draws, 3)) + 5
    return {"mu": mu, "theta": theta, "count": rng.integers(0, 9, (chains, draws))}


def data(groups=None):
    groups = groups or posterior()
    chains, draws = groups["mu"].shape
    stats = {"diverging": np.zeros((chains, draws), bool), "energy": np.random.default_rng(5).standard_normal((chains, draws))}
    stats["diverging"][0, :4] = True
    kinds = {"coords": {"school": ["Choate", "Deerfield", "Andover"]}, "dims": {"theta": ["school"]}}
    if IS_NEW:
        return arviz.from_dict({"posterior": groups, "sample_stats": stats}, **kinds)
    return arviz.from_dict(posterior=groups, sample_stats=stats, **kinds)


def write(tree, path):
    if path.suffix == ".zarr":
        # ArviZ 0.x writes Zarr by itself only with zarr 2, and says that this is the way with zarr 3.
        (tree if IS_NEW else tree.to_datatree()).to_zarr(str(path))
    else:
        tree.to_netcdf(str(path))
    return path


def needs(suffix):
    module = {".nc": "h5py", ".zarr": "zarr"}[suffix]
    return pytest.param(suffix, marks=pytest.mark.skipif(importlib.util.find_spec(module) is None, reason=f"no {module}"))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("suffix", [needs(".nc"), needs(".zarr")])
def test_a_file_of_arviz_becomes_a_run_with_the_same_draws(tmp_path, suffix):
    path = write(data(), tmp_path / f"trace{suffix}")
    run = tmp_path / "run"
    run.mkdir()
    assert converting.main([str(path), str(run)]) == 0
    wanted = posterior()
    for place in range(2):
        chain = read_chain(run / f"chain-{place}.draws")
        assert chain.torn_bytes == 0
        for name, array in wanted.items():
            np.testing.assert_array_equal(chain.columns["posterior"][name], array[place])
        assert chain.columns["sample_stats"]["diverging"].sum() == (4 if place == 0 else 0)
        assert chain.header["coords"]["school"] == ["Choate", "Deerfield", "Andover"]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(importlib.util.find_spec("zarr") is None, reason="no zarr")
def test_chains_that_were_padded_end_where_they_ended(tmp_path):
    groups = {name: array.astype(float) for name, array in posterior().items()}
    for array in groups.values():
        array[1, 200:] = np.nan
    path = write(data(groups), tmp_path / "trace.zarr")
    assert converting.main([str(path), str(tmp_path)]) == 0
    assert [read_chain(tmp_path / f"chain-{place}.draws").draws for place in range(2)] == [300, 200]


def test_what_is_no_file_of_arviz_is_said_in_one_line(tmp_path, capsys):
    path = tmp_path / "trace.nc"
    path.write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(100))
    assert converting.main([str(path), str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) == 1


@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(not PROGRAM.exists(), reason="the program is not built")
@pytest.mark.parametrize("suffix", [needs(".nc"), needs(".zarr")])
def test_diagnose_says_of_a_file_what_arviz_says(tmp_path, suffix):
    path = write(data(), tmp_path / f"trace{suffix}")
    command = [PROGRAM, "diagnose", path, "--format", "json", "--python", sys.executable]
    environment = {**os.environ, "RHATCHET_PYTHON_DIR": str(ROOT / "python")}
    said = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert said.returncode == 1, said.stderr
    told = json.loads(said.stdout)
    told_of = {variable["name"]: variable for variable in told["variables"]}
    assert sorted(told_of) == ["count", "mu", "theta[Andover]", "theta[Choate]", "theta[Deerfield]"]
    assert told["sampler"]["divergent"] == 4
    rhat = arviz.rhat(data(), var_names=["mu"])
    wanted = float(np.asarray((rhat["posterior"] if IS_NEW and "posterior" in rhat else rhat)["mu"]))
    assert told_of["mu"]["rhat"] == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize(("kind", "inputs"), [("nc", 60), ("nc3", 100), ("zarr", 150), ("draws", 3000)])
def test_damaged_files_are_read_or_refused_in_one_line(kind, inputs):
    module = {"nc": "h5netcdf", "nc3": "scipy", "zarr": "zarr"}.get(kind, "numpy")
    pytest.importorskip(module)
    fuzzing = Path(__file__).parent / "fuzzing.py"
    command = [sys.executable, str(fuzzing), kind, "--inputs", str(inputs), "--workers", "2"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(importlib.util.find_spec("h5netcdf") is None, reason="no h5netcdf")
def test_a_file_that_cannot_even_be_closed_is_said_in_one_line(tmp_path):
    path = write(data(), tmp_path / "trace.nc")
    whole = path.read_bytes()
    path.write_bytes(whole[:2000] + bytes(1000) + whole[3000:])
    command = [sys.executable, "-m", "rhatchet.converting", str(path), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "python")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1), done.stderr
