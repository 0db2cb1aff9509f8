"""Seeded samples of the long trials; `make soak` runs them in full."""

import concurrent.futures
import random

import pytest
import soak
from faults.surroundings import clock_library
from kills import trial


@pytest.mark.parametrize("seed", [3, 8])
def test_killed_at_a_random_moment_every_recorded_draw_loads(tmp_path, seed):
    print(trial(random.Random(seed), tmp_path / "project"))


def test_random_faults_lose_nothing_end_nothing_healthy_and_leave_nothing(tmp_path):
    library = clock_library(tmp_path)
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        results = list(pool.map(soak.one, range(1, 17), [None] * 16, [library] * 16))
    failed = [f"seed {seed}: {name}\n{error}" for seed, name, _, error in results if error]
    assert not failed, "\n".join(failed)
