"""A sampler of its own that is through in seconds: HMC on a Gaussian, one process per chain, recorded by `rhatchet.record`.

It takes the place of PyMC where a thousand trainings are to be broken. What a chain draws follows from its seed alone, so
that whoever reads what was recorded can draw it again and compare: `chain(seed, number)`.

DRAWS and TUNE are per chain, PACE is what a draw costs at least, in seconds, LEAK what it keeps, in bytes. Chains send what they draw through a pipe
to the one process that records, as those of PyMC do; a chain that ends early is an error.
"""

import contextlib
import math
import multiprocessing
import multiprocessing.connection
import os
import random
import signal
import time

SCALES = (1.0, 3.0, 0.5)
CHAINS = 2


def chain(seed, number):
    """Every state of one chain, one after the other: HMC of independent Gaussians with mean 0 and `SCALES`."""
    rng = random.Random(f"{seed}-{number}")
    place = [rng.gauss(0, scale) for scale in SCALES]
    while True:
        speed = [rng.gauss(0, 1) for _ in SCALES]
        # In units of each scale a quarter of a turn, so that draws are nearly independent of each other.
        steps, size = rng.randrange(6, 10), 0.2
        before = _energy(place, speed)
        new = list(place)
        for _ in range(steps):
            speed = [v - size / 2 * x / s for v, x, s in zip(speed, new, SCALES)]
            new = [x + size * s * v for x, v, s in zip(new, speed, SCALES)]
            speed = [v - size / 2 * x / s for v, x, s in zip(speed, new, SCALES)]
        energy = _energy(new, speed)
        accepted = min(1.0, math.exp(before - energy))
        if rng.random() < accepted:
            place = new
        else:
            energy = before
        yield tuple(place), energy, accepted


def _energy(place, speed):
    return sum((x / s) ** 2 + v**2 for x, v, s in zip(place, speed, SCALES)) / 2


def work(seed, number, draws, pace, pipe):
    """One chain's process; it ends with the process that records."""
    for _, state in zip(range(draws), chain(seed, number)):
        time.sleep(pace)
        pipe.send(state)
    pipe.close()


def main():
    import rhatchet

    seed, pace = int(os.environ.get("SEED", 1)), float(os.environ.get("PACE", 0.001))
    tune, draws = int(os.environ.get("TUNE", 20)), int(os.environ.get("DRAWS", 1000))
    started = [_start(seed, number, tune + draws, pace) for number in range(CHAINS)]
    pipes = {pipe: [number, 0] for number, (_, pipe) in enumerate(started)}
    # One byte per draw that the recorder has taken: what a test may hold it to.
    taken = open(os.environ["TAKEN"], "ab", buffering=0) if "TAKEN" in os.environ else None
    leak, kept = int(os.environ.get("LEAK", 0)), []
    print(f"sampling {CHAINS} chains of {tune} + {draws} draws", flush=True)
    with rhatchet.record(tune=tune, draws=draws, chains=CHAINS, sampler="fast", seed=seed) as log:
        while pipes:
            for pipe in multiprocessing.connection.wait(pipes):
                number, done = pipes[pipe]
                try:
                    place, energy, accepted = pipe.recv()
                except EOFError:
                    del pipes[pipe]
                    if done < tune + draws:
                        raise RuntimeError(f"the process of chain {number} ended after {done} of {tune + draws} draws")
                    continue
                log({"x": place}, chain=number, tuning=done < tune, energy=energy, acceptance_rate=accepted)
                kept.append(bytearray(leak))
                if taken is not None:
                    taken.write(b"%d" % number)
                pipes[pipe][1] = done + 1
    for process, pipe in started:
        # After a stop that was asked for a chain may still want to send.
        pipe.close()
        process.join()
    print("done", flush=True)
    with contextlib.suppress(KeyError):
        with open(os.environ["SAVE"], "w") as file:
            file.write("done\n")


def _start(seed, number, draws, pace):
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_chain_process, args=(seed, number, draws, pace, theirs))
    process.start()
    theirs.close()
    return process, ours


def _chain_process(*arguments):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        work(*arguments)
    except BrokenPipeError:
        # Nobody reads any more.
        os._exit(0)


if __name__ == "__main__":
    main()
