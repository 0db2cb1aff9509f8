"""Random faults, over and over, on trainings of a fast sampler: nothing recorded is lost, nothing healthy ends, nothing is left.

    python acceptance/soak.py [--trials N] [--seed S] [--jobs J] [--fault NAME]

One trial is a real training of two chain processes (`models/fast.py`) under a real watch, which is met by one fault of
the catalogue (`faults/catalogue.py`) at a random moment. A watch that was killed is followed by another. Afterwards
every recorded draw must be the one that its seed gives, every draw that the recorder took must be there, a training
that nobody touched must be complete, one that died must have an incident, the record must be whole, and no process may
be left. Prints a line per trial and a table; exits 1 when one failed.
"""

import argparse
import collections
import concurrent.futures
import os
import random
import sys
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from faults import trial
from faults.catalogue import CATALOGUE, choose
from faults.surroundings import clock_library, short_folder


def one(seed, fault, library):
    """(seed, name of the fault, what became of it, error or None)."""
    name = fault or choose(random.Random(f"fault {seed}"))
    with short_folder() as folder:
        try:
            return seed, name, trial.run(name, seed, folder, library), None
        except Exception:
            return seed, name, "FAILED", traceback.format_exc()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2 * (os.cpu_count() or 1))
    parser.add_argument("--fault", choices=list(CATALOGUE))
    arguments = parser.parse_args()
    begun, counts, failed = time.monotonic(), collections.Counter(), []
    with short_folder() as made, concurrent.futures.ProcessPoolExecutor(arguments.jobs) as pool:
        library = clock_library(made)
        seeds = range(arguments.seed, arguments.seed + arguments.trials)
        for future in concurrent.futures.as_completed([pool.submit(one, s, arguments.fault, library) for s in seeds]):
            seed, name, result, error = future.result()
            counts[name, result.split(";")[0].split(":")[0]] += 1
            print(f"seed {seed}: {name}: {result}", flush=True)
            if error:
                failed.append(seed)
                print(error, flush=True)
    print(f"\n| fault | {'| '.join(['became', 'trials'])} |\n|---|---|---|")
    for (name, result), count in sorted(counts.items(), key=lambda item: (list(CATALOGUE).index(item[0][0]), item[0][1])):
        print(f"| {name} | {result} | {count} |")
    minutes = (time.monotonic() - begun) / 60
    print(f"\n{arguments.trials - len(failed)} passed, {len(failed)} failed, in {minutes:.0f} minutes; seeds that failed: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
