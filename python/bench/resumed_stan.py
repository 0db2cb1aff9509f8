"""The trial of resumed.py for CmdStan: real programs that a watch starts, killed in the middle, gone on with by `rhatchet extend`.

The model is prophet's, whose wheel carries the program (scripts/setup.sh fetches it). Every chain is a training of its own, since
these programs draw several chains one after the other. Each start begins at the last draw of the one before, with its
metric and step size, and draws what is missing; the chain is what the program's own output holds in the end.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ACCEPTANCE = Path(__file__).resolve().parent.parent.parent / "acceptance"
sys.path.insert(0, str(ACCEPTANCE))
import cmdstan  # noqa: E402
from driving import BINARY, Project, state, wait_for  # noqa: E402
from verdicts import judged  # noqa: E402

BINARY_OF = cmdstan.REPOSITORY / ".venv-cmdstan" / cmdstan.VERSIONS["2.33"] / "prophet" / "stan_model" / "prophet_model.bin"
#: prophet's parameters: growth rate, offset, changes of the rate, noise, the season's coefficients.
NAMES = {"k": ["k"], "m": ["m"], "delta": [f"delta.{i}" for i in range(1, 6)], "sigma_obs": ["sigma_obs"], "beta": ["beta.1", "beta.2"]}


def command(chain, seed, draws):
    words = ["sample", f"num_samples={draws}", "num_warmup=300", "id=1", "data", "file=data.json", "random", f"seed={seed}"]
    return [str(BINARY_OF), *words, "output", f"file=out-{chain}.csv"]


def rows_of(path):
    """(draws, quantities) behind the warm-up, whole rows alone."""
    text = path.read_text()
    lines = text[: text.rfind("\n") + 1].splitlines()
    kept = [line for line in lines if line and line[0] != "#"]
    if len(kept) < 2:
        return np.empty((0, sum(map(len, NAMES.values()))))
    places = [kept[0].split(",").index(name) for names in NAMES.values() for name in names]
    return np.array([[float(line.split(",")[place]) for place in places] for line in kept[1:]])


def chain(project, number, seed, draws, cuts, rng):
    """One chain that was killed ``cuts`` times: its draws, the grades of its starts, and whether no draw was lost or moved."""
    name, kept, grades, held = f"chain{number}", np.empty((0, sum(map(len, NAMES.values())))), [], True
    words = ["--name", name, "--", *command(number, 1000 * seed + 100 * number, draws)]
    for start in range(cuts + 1):
        watch = subprocess.Popen(
            [BINARY, "extend" if start else "watch", "--format", "ndjson", *words], cwd=project.root, env=project.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        share = (draws - len(kept)) / (cuts - start + 1)
        wanted = len(kept) + max(20, int(share * rng.uniform(0.3, 1.7)))
        path = file_of(project, name, start + 1)
        if start < cuts:
            # Polled closely: these programs draw a thousand draws a second.
            until = time.monotonic() + 90
            while not path.exists() or lines_in(path) < wanted + 60:
                if watch.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"start {start + 1} of {name} was over before it could be cut")
                time.sleep(0.01)
            pid = project.segments(name, start + 1)[-1].pid
            is_cut = killed(pid)
            wait_for("its end", lambda: state(pid) in (None, "Z"))
        watch.wait(60)
        before, kept = kept, rows_of(project.root / f"out-{number}.csv")
        held = held and np.array_equal(kept[: len(before)], before)
        grades.append(grade_of(path.parent))
        if start == cuts or not is_cut:
            return kept, grades[1:], held


def killed(pid):
    """Whether it could be killed: on a busy machine a program may end between two looks, and is whole then."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def lines_in(path):
    with open(path, "rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def file_of(project, name, training):
    return project.root / ".rhatchet" / "trainings" / f"{name}-{training}" / "segments" / "1" / "run-0" / "chain-0.csv"


def grade_of(run):
    resume = json.loads((run / "run.json").read_text()).get("resume")
    return resume and resume["grade"]


def uncut(folder, seed, draws):
    """Four chains of the program by itself."""
    found = []
    for number in range(4):
        words = command(f"{seed}-{number}", 1000 * seed + 77 + number, draws)
        subprocess.run(words, cwd=folder, stdout=subprocess.DEVNULL, check=True)
        found.append(rows_of(folder / f"out-{seed}-{number}.csv"))
    return named(np.stack(found))


def named(draws):
    """{name: (chain, draw, ...)} of (chain, draw, quantities)."""
    ends = np.cumsum([len(names) for names in NAMES.values()])
    return {name: draws[..., end - len(names) : end] for (name, names), end in zip(NAMES.items(), ends)}


def trial(cuts, seed, draws):
    """One run that was cut and two that were not, judged as resumed.py judges those of PyMC."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder) / "project")
        cmdstan.data(project.root)
        try:
            chains = [chain(project, number, seed, draws, cuts, rng) for number in range(4)]
            whole = [uncut(project.root, seed + 1000 * n, draws) for n in (1, 2)]
        finally:
            project.end()
    held = all(kept and len(each) == draws and set(grades) == {"warm"} for each, grades, kept in chains)
    cuts = min(len(grades) for _, grades, _ in chains)
    cut = np.stack([each for each, _, _ in chains])
    held = held and all(len(np.unique(cut[c, :, 0])) > 0.9 * draws for c in range(4))
    return judged("cmdstan", seed, draws, cuts, held, named(cut), *whole)
