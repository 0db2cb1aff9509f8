"""What one sampler can do under the built `rhatchet watch`, seen from outside: by its files and its processes."""

import json
import os
import re
import signal
import statistics
import struct
import subprocess
import tempfile
import time
from pathlib import Path

from cmdstan import rows
from driving import BINARY, REPOSITORY, Project, state, wait_for
from table import lay
from terminal import Terminal

#: Seconds in which a sampler that is seen live has shown draws, compiling included.
PATIENCE = 60
STATISTICS = {"diverging": "divergent", "tree_depth": "depth", "energy": "energy", "step_size": "step size"}
STAN = {"divergent__": "divergent", "treedepth__": "depth", "energy__": "energy", "stepsize__": "step size"}


class Trial:
    """One folder in which the sampler is watched."""

    def __init__(self, sampler, **environment):
        self.sampler = sampler
        self.scratch = tempfile.TemporaryDirectory()
        environment |= {"PYTHONPATH": str(REPOSITORY / "python")} | sampler.environment
        self.project = Project(Path(self.scratch.name) / "project", **environment)
        lay(sampler, self.project.root)
        self.terminals = []

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for terminal in self.terminals:
            terminal.end()
        self.project.end()
        self.scratch.cleanup()

    def start(self, verb="watch", *more):
        python = [] if self.sampler.is_command or self.sampler.python is None else ["--python", str(self.sampler.python)]
        named = ["--name", "program"] if self.sampler.is_command else []
        command = [BINARY, verb, *python, *named, *more, *self.sampler.words]
        self.terminals.append(Terminal(command, self.project.root, self.project.environment))
        return self.terminals[-1]

    def run(self, training=1):
        """The folder of the first call of the sampler in a training's newest segment; None before it is there."""
        segments = self.project.segments("program", training)
        runs = [s.path / "run-0" for s in segments if (s.path / "run-0").is_dir()]
        return runs[-1] if runs else None

    def process(self, training=1):
        segments = self.project.segments("program", training)
        return segments[-1].pid if segments else None

    def size(self):
        run = self.run()
        files = [*run.glob("chain-*.draws"), *run.glob("chain-*.csv")] if run else []
        return sum(path.stat().st_size for path in files)

    def fact(self, name, training=1):
        run = self.run(training)
        try:
            return json.loads((run / "run.json").read_text()).get(name)
        except (OSError, ValueError, TypeError):
            return None

    def grows(self, seconds):
        """Whether the record grows within the time."""
        before, until = self.size(), time.monotonic() + seconds
        while time.monotonic() < until:
            if self.size() > before:
                return True
            time.sleep(0.1)
        return False


def recorded(run):
    """Draws of all chains that can be read from a run's folder, tuning included."""
    from rhatchet.reading import read_chain

    if run is None:
        return 0
    logs = sum(read_chain(path).draws for path in run.glob("chain-*.draws"))
    return logs + sum(len(rows(path)[0]) for path in run.glob("chain-*.csv"))


def statistics_of(run):
    """The statistics that are recorded, and whether the warm-up is."""
    from rhatchet.reading import read_chain

    for path in run.glob("chain-*.draws") if run else []:
        read = read_chain(path)
        names = [shown for name, shown in STATISTICS.items() if name in read.columns["sample_stats"]]
        return names + (["warm-up"] if read.tuning.any() else [])
    for path in run.glob("chain-*.csv") if run else []:
        head = next(line for line in path.read_text().splitlines() if line and line[0] != "#").split(",")
        return [shown for name, shown in STAN.items() if name in head]
    return []


def paused(trial):
    """Pause at the keyboard, see that nothing moves, and go on with the next watch."""
    before = trial.terminals[-1]
    before.press("p")
    pid = trial.process()
    try:
        wait_for("the stop", lambda: state(pid) == "T", 30)
    except AssertionError:
        return "no"
    held = list(trial.project.segments("program")[-1].path.glob("control/held"))
    still = trial.size()
    stands = not trial.grows(1.5)
    try:
        before.process.wait(15)
    except subprocess.TimeoutExpired:
        return "does not let go"
    trial.start()
    try:
        wait_for("going on", lambda: state(pid) not in ("T", None), 30)
    except AssertionError:
        return "does not go on"
    if not stands:
        return "no: draws came while it stood"
    goes_on = still == 0 or trial.grows(PATIENCE)
    return ("at a draw" if held else "as it stands") + ("" if goes_on else ", no draw after it")


def stopped(trial):
    """Stop at the keyboard; what became of the draws, and whether the script went on."""
    pid, before = trial.process(), recorded(trial.run())
    trial.terminals[-1].press("s")
    try:
        wait_for("the end", lambda: state(pid) in (None, "Z"), 60)
        trial.terminals[-1].process.wait(30)
    except (AssertionError, subprocess.TimeoutExpired):
        return "no"
    kept = recorded(trial.run())
    log = "".join(path.read_text() for path in (trial.project.root / "output" / "implementation" / "logs").glob("*.log"))
    went_on = "script goes on" if re.search(r"^got \d+", log, re.M) else "script ends"
    if before == 0 and kept == 0:
        return "ends; no draws"
    return f"{'all kept' if kept >= before else f'{before - kept} lost'}, {went_on}"


def resumed(trial):
    """What the product itself writes of a resume after the stop."""
    trial.start("extend", "--draws", "500")
    try:
        found = wait_for("a grade", lambda: trial.fact("resume", 2) or trial.terminals[-1].process.poll(), PATIENCE)
    except AssertionError:
        return "none"
    if not isinstance(found, dict):
        return "refused"
    return f"{found['grade']}, joined" if found.get("joins") else found["grade"]


def living(sampler):
    """Draws live, statistics, pause, stop, resume."""
    seen = {"live": "no", "statistics": [], "pause": "", "stop": "", "resume": "none"}
    with Trial(sampler, DRAWS=str(sampler.long)) as trial:
        trial.start()
        wait_for("the process", trial.process, PATIENCE)
        try:
            wait_for("draws", lambda: trial.size() and trial.run().joinpath("run.json").exists(), PATIENCE, lambda: state(trial.process()))
            running = state(trial.process()) not in (None, "Z")
            seen["live"] = "yes" if running and trial.grows(20) else "at the end"
        except AssertionError:
            pass
        if state(trial.process()) in (None, "Z"):
            seen["statistics"] = statistics_of(trial.run())
            return seen | {"pause": "over before", "stop": "over before"}
        seen["pause"] = paused(trial)
        seen["stop"] = stopped(trial)
        seen["statistics"] = statistics_of(trial.run())
        seen["resume"] = resumed(trial) if seen["statistics"] or recorded(trial.run()) else "none"
    return seen


def at_the_end(sampler):
    """For a sampler that shows nothing while it draws: whether its draws are there when it has ended."""
    with Trial(sampler, DRAWS="500") as trial:
        trial.start()
        wait_for("the process", trial.process, PATIENCE)
        wait_for("the end", lambda: trial.terminals[-1].process.poll() is not None, 3 * PATIENCE)
        return recorded(trial.run()), statistics_of(trial.run())


def lost(sampler, kills=1):
    """Draws that the program says it has drawn and that cannot be read after `kill -9`; the most of a few."""
    worst, said_at_all = 0, 0
    for number in range(kills):
        with tempfile.TemporaryDirectory() as folder:
            said = Path(folder) / "said"
            with Trial(sampler, DRAWS=str(sampler.long), **({} if sampler.says_in_log else {"SAID": str(said)})) as trial:
                trial.start()
                wait_for("draws", lambda: trial.size() > 20_000, PATIENCE)
                time.sleep(1 + 0.37 * number)
                os.killpg(os.getsid(trial.process()), signal.SIGKILL)
                wait_for("its end", lambda: state(trial.process()) in (None, "Z"))
                trial.terminals[-1].process.wait(30)
                drawn = logged(trial) if sampler.says_in_log else struct.unpack("<q", said.read_bytes())[0]
                worst, said_at_all = max(worst, drawn - recorded(trial.run())), said_at_all + drawn
    return {"lost": worst, "of": said_at_all}


def logged(trial):
    """Draws behind the warm-up that CmdStan's log tells of."""
    log = "".join(path.read_text() for path in (trial.project.root / "output" / "implementation" / "logs").glob("*.log"))
    said = [int(n) for n in re.findall(r"^Iteration:\s+(\d+) /.*\(Sampling\)", log, re.M)]
    return max(said) - 300 if said else 0


def cost(sampler, pairs=2):
    """Microseconds of CPU per draw of the run with the hook over that without, in turns: median, least and most."""
    def once(hooked):
        with tempfile.TemporaryDirectory() as folder:
            lay(sampler, Path(folder))
            kept = {k: v for k, v in os.environ.items() if not k.startswith("RHATCHET_")}
            env = kept | {"OMP_NUM_THREADS": "1", "CPU": "1", "DRAWS": str(sampler.timed), "PYTHONPATH": str(REPOSITORY / "python")}
            if hooked:
                env |= {"RHATCHET_SEGMENT": f"{folder}/1", "PYTHONPATH": f"{REPOSITORY}/python/hook:{REPOSITORY}/python"}
            words = sampler.words[sampler.words.index("--") + 1 :] if "--" in sampler.words else []
            done = subprocess.run([str(sampler.python), "program.py", *words], cwd=folder, env=env, capture_output=True, text=True)
            found = re.search(r"^cpu (\S+)", done.stdout, re.M)
            if not found:
                raise RuntimeError(done.stderr[-2000:])
            if hooked and (Path(folder) / "1" / "hook-errors.log").exists():
                raise RuntimeError((Path(folder) / "1" / "hook-errors.log").read_text())
            return float(found[1])

    draws = 2 * (sampler.timed + 300)
    each = []
    for number in range(pairs):
        order = (False, True) if number % 2 else (True, False)
        seconds = {hooked: once(hooked) for hooked in order}
        each.append(1e6 * (seconds[True] - seconds[False]) / draws)
        base = 1e6 * seconds[False] / draws
    return {"median": statistics.median(each), "least": min(each), "most": max(each), "plain": base, "pairs": pairs}
