"""A seeded sample of the soak; `make soak` runs it in full."""

import random

import pytest
from kills import trial


@pytest.mark.parametrize("seed", [3, 8])
def test_killed_at_a_random_moment_every_recorded_draw_loads(tmp_path, seed):
    print(trial(random.Random(seed), tmp_path / "project"))
