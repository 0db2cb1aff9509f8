"""The faults: each befalls a project whose watch has begun, and says what must have become of the training.

A fault is `fault(project, rng, need)`; `need` has what the machine gives (a `clock`, a `disk`; None where it gives
none). It returns HEALTHY when nobody has touched the training itself, or ENDED when it may have died: then `exit.json`
says whether it did. More words after a colon are the categories that are right for its death.
"""

import random

from faults import deaths, shortages

#: name: (weight, fault). The weights are the shares of a thousand.
CATALOGUE = {
    "kill the watch": (100, deaths.kill("watch")),
    "kill watches that take over": (40, deaths.kill_watches),
    "kill the keeper": (70, deaths.kill("keeper")),
    "kill the training": (80, deaths.kill("training")),
    "kill a worker": (80, deaths.kill("worker 0")),
    "kill watch and training": (40, deaths.kill("watch", "training")),
    "kill watch and keeper": (40, deaths.kill("watch", "keeper")),
    "kill keeper and training": (40, deaths.kill("keeper", "training")),
    "kill all": (60, deaths.kill("watch", "keeper", "training", "worker 0", "worker 1")),
    "kill some": (80, deaths.kill_some),
    "suspend the machine": (50, deaths.suspend()),
    "suspend the training": (40, deaths.suspend("training", "worker 0", "worker 1")),
    "step the clock": (60, shortages.step_clock),
    "fill the disk": (60, shortages.fill_disk),
    "refuse draws": (30, shortages.refuse_draws),
    "refuse the store": (20, shortages.refuse_store),
    "limit the address space": (20, shortages.starve),
    "limit a memory group": (15, shortages.starve_group),
    "rotate the log": (25, shortages.rotate_log),
    "hide files": (25, shortages.hide_files),
    "reuse the pid": (15, deaths.reuse_pid),
    "hang": (10, deaths.hang),
}


def choose(rng: random.Random) -> str:
    """The name of a fault, by weight."""
    [name] = rng.choices(list(CATALOGUE), [weight for weight, _ in CATALOGUE.values()])
    return name
