"""How long something takes, for the benchmarks."""

import time


def best(call, repeats=3):
    """Seconds on the wall of the quickest call."""
    seconds = []
    for _ in range(repeats):
        begun = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - begun)
    return min(seconds)
