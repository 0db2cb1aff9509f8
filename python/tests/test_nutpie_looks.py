"""How often nutpie's trace is looked at: a look copies all of it, so its own cost says when the next one is due."""

import time

import pytest

from rhatchet.recorder import nutpie_run


class Trace:
    """A trace whose copy takes some CPU."""

    def __init__(self, seconds):
        self.seconds, self.looks = seconds, 0

    def inspect(self):
        return self

    def get_arrow_trace(self):
        self.looks += 1
        until = time.thread_time() + self.seconds
        while time.thread_time() < until:
            pass
        return [], []


class Draws:
    def absorb(self, draws, statistics):
        """Nothing is new."""


@pytest.fixture
def recorder():
    made = nutpie_run.NutpieRun.__new__(nutpie_run.NutpieRun)
    made.draws, made.broken, made.looked = Draws(), False, True
    return made


@pytest.mark.parametrize("cost, least, most", [(0.0, 0.2, 0.3), (0.01, 1.0, 3.0), (0.8, 60.0, 60.1)])
def test_a_look_is_due_no_sooner_than_a_hundred_times_its_cost(recorder, cost, least, most):
    trace = Trace(cost)
    recorder.look(trace)
    assert trace.looks == 1
    assert least - 0.01 <= recorder.due - time.monotonic() <= most


def test_the_first_look_opens_the_files_and_does_not_count(recorder):
    recorder.looked = False
    recorder.look(Trace(0.02))
    assert recorder.due - time.monotonic() <= 0.2
