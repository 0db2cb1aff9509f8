"""What one sampler can do under the built `rhatchet watch`: draws live, pause, stop, resume."""

import re
import subprocess
import time

from cmdstan import rows
from driving import state, wait_for
from trial import PATIENCE, Trial, recorded, statistics_of

#: Draws that are asked for beyond those that are there.
MORE = 500


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
    """What the product itself writes of a resume after the stop, and whether the whole is where its user wants it."""
    before = outputs(trial)
    trial.start("extend", "--draws", str(MORE))
    try:
        found = wait_for("a grade", lambda: trial.fact("resume", 2) or trial.terminals[-1].process.poll(), PATIENCE)
    except AssertionError:
        return "none"
    if not isinstance(found, dict):
        return "refused"
    return f"{found['grade']}, joined" if found.get("joins") and joined(trial, before) else found["grade"]


def outputs(trial):
    """Rows of the outputs that a program of CmdStan was given; none for samplers that return their draws."""
    return {path: rows(path)[0] for path in trial.project.root.glob("out*.csv")} if trial.sampler.is_command else {}


def joined(trial, before):
    """Whether each output holds what it held, and behind it the draws that were asked for; `joins` says it of a call's return."""
    trial.terminals[-1].process.wait(PATIENCE)
    after = outputs(trial)
    return all(len(after[path]) == len(held) + MORE and after[path][: len(held)] == held for path, held in before.items())


def grows_on(trial):
    """Whether the record grows while the process runs, and still does some seconds later: draws that come all at once do not."""
    for _ in range(2):
        if state(trial.process()) in (None, "Z") or not trial.grows(20):
            return False
        time.sleep(5)
    return True


def living(sampler):
    """Draws live, statistics, pause, stop, resume."""
    seen = {"live": "no", "statistics": [], "pause": "", "stop": "", "resume": "none"}
    with Trial(sampler, DRAWS=str(sampler.long)) as trial:
        trial.start()
        wait_for("the process", trial.process, PATIENCE)
        try:
            wait_for("draws", lambda: trial.size() and trial.run().joinpath("run.json").exists(), PATIENCE, lambda: state(trial.process()))
            seen["live"] = "yes" if grows_on(trial) else "at the end"
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
