"""What a kill loses of a sampler's draws, and what recording costs it."""

import os
import re
import signal
import statistics
import struct
import subprocess
import tempfile
import time
from pathlib import Path

from driving import REPOSITORY, state, wait_for
from table import lay
from trial import PATIENCE, Trial, recorded


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
    """Microseconds of CPU per draw of the run with the hook over that without, in turns: median, least and most.

    ``once``: the same of what a call takes besides its draws, in seconds, where the program tells the two apart.
    """
    each, once = [], []
    for number in range(pairs):
        order = (False, True) if number % 2 else (True, False)
        taken = {hooked: run_for_cpu(sampler, hooked) for hooked in order}
        (with_hook, once_with), (without, once_without) = taken[True], taken[False]
        each.append(with_hook - without)
        if once_with is not None:
            once.append(once_with - once_without)
    found = {"median": statistics.median(each), "least": min(each), "most": max(each), "plain": without, "pairs": pairs}
    return found | ({"once": statistics.median(once)} if once else {})


def run_for_cpu(sampler, hooked):
    """Microseconds of CPU per draw of one run, and seconds per call, or None: what the program says of itself."""
    with tempfile.TemporaryDirectory() as folder:
        lay(sampler, Path(folder))
        kept = {k: v for k, v in os.environ.items() if not k.startswith("RHATCHET_")}
        env = kept | {"OMP_NUM_THREADS": "1", "CPU": "1", "DRAWS": str(sampler.timed), "PYTHONPATH": str(REPOSITORY / "python")}
        if hooked:
            env |= {"RHATCHET_SEGMENT": f"{folder}/1", "PYTHONPATH": f"{REPOSITORY}/python/hook:{REPOSITORY}/python"}
        words = sampler.words[sampler.words.index("--") + 1 :] if "--" in sampler.words else []
        done = subprocess.run([str(sampler.python), "program.py", *words], cwd=folder, env=env, capture_output=True, text=True)
        found = re.search(r"^cpu (\S+) (\d+)(?: (\S+))?$", done.stdout, re.M)
        if not found:
            raise RuntimeError(done.stderr[-2000:])
        if hooked and (Path(folder) / "1" / "hook-errors.log").exists():
            raise RuntimeError((Path(folder) / "1" / "hook-errors.log").read_text())
        return 1e6 * float(found[1]) / int(found[2]), None if found[3] is None else float(found[3])
