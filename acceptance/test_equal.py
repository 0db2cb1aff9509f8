"""A watch changes nothing in what is drawn, and nothing of a run is left when it is over."""

import subprocess

import numpy as np
import pytest
from driving import PATIENCE, PYTHON

ANY_SAMPLER = {'nuts_sampler="pymc",': ""}


@pytest.mark.parametrize("replacements", [{}, ANY_SAMPLER], ids=["pymc", "default-sampler"])
def test_the_draws_are_those_of_an_unwatched_run(project, folder, replacements):
    import rhatchet

    model = project.add("acceptance/models/two_wells.py", **replacements)
    few = {"DRAWS": "300", "ROWS": "2000", "SEED": "1"}
    # The first run of all fills the compile cache: compiled code may differ from what it replaces.
    for name in ("discarded", "unwatched"):
        subprocess.run(
            [PYTHON, str(model)],
            env=project.environment | few | {"SAVE": str(folder / f"{name}.npz")},
            check=True,
            timeout=PATIENCE,
            capture_output=True,
        )
    watch = project.watch(**few, SAVE=str(folder / "watched.npz"))
    assert watch.end() == 0, watch.why()
    unwatched, watched = np.load(folder / "unwatched.npz"), np.load(folder / "watched.npz")
    recorded = rhatchet.load(project.root)["posterior"]
    assert set(unwatched) == {"mu", "x", "edges"}
    for name in unwatched:
        assert np.array_equal(unwatched[name], watched[name]), name
        assert np.array_equal(unwatched[name], recorded[name].values), name
    assert project.processes() == {}
