"""What the keys at a terminal do to programs that no hook reaches, and how one of CmdStan is gone on with."""

import json
import os
import signal
import sys
from pathlib import Path

from cmdstan import data, program, rows
from driving import BINARY, state, wait_for

sys.path.insert(0, str(Path(__file__).resolve().parent / "samplers"))
from terminal import Terminal  # noqa: E402


def test_a_program_that_was_paused_goes_on_with_the_next_watch(project):
    words = [BINARY, "watch", "--name", "any", "--", "sh", "-c", "while sleep 0.1; do echo on; done"]
    first = Terminal(words, project.root, project.environment)
    wait_for("the process", lambda: project.segments("any") and project.segments("any")[0].pid)
    pid = project.segments("any")[0].pid
    wait_for("its page", lambda: b"any-1" in first.shown)
    first.press("p")
    wait_for("the stop", lambda: state(pid) == "T")
    first.process.wait(30)
    second = Terminal(words, project.root, project.environment)
    wait_for("going on", lambda: state(pid) not in ("T", None))
    wait_for("its page", lambda: b"any-1" in second.shown)
    second.press("s")
    wait_for("its end", lambda: state(pid) in (None, "Z"))
    second.process.wait(30)
    for terminal in (first, second):
        terminal.end()


def test_a_killed_program_of_cmdstan_is_gone_on_with_from_its_last_draw(project):
    """Warm, with other random numbers than before, behind the earlier draws, which stay where they are too."""
    binary = str(program("2.33"))
    data(project.root)
    words = [binary, "sample", "num_samples=20000", "num_warmup=300", "data", "file=data.json", "random", "seed=4", "output", "file=out.csv"]
    watch = project.watch("--name", "stan", "--", *words)
    kept = lambda training: project.segments("stan", training)[0].path / "run-0" / "chain-0.csv"
    watch.wait_for("draws", lambda: project.segments("stan") and kept(1).exists() and len(rows(kept(1))[0]) > 50)
    os.kill(project.segments("stan")[0].pid, signal.SIGKILL)
    assert watch.end() == 1, watch.why()
    before = kept(1).read_bytes()
    done = project.rhatchet("extend", "--name", "stan", "--draws", "150", "--format", "plain", "--", *words)
    assert done.returncode in (0, 3), done.stdout + done.stderr
    assert kept(1).read_bytes() == before and rows(kept(2))[0][:-150] == rows(kept(1))[0]
    assert kept(2).read_bytes() == (project.root / "out.csv").read_bytes() and "and 150 new ones" in done.stdout
    resume = json.loads((kept(2).parent / "run.json").read_text())["resume"]
    assert resume["grade"] == "warm" and resume["taken"] == ["draws", "points", "step_size", "metric"]
    part = project.segments("stan", 2)[0].path / "part-0.csv"
    seeds = [next(line for line in path.read_text().splitlines() if "seed =" in line) for path in (kept(1), part)]
    assert seeds[0] != seeds[1]
    other = project.rhatchet("extend", "--name", "nix", "--", *words)
    assert other.returncode == 2 and "no draws of 'nix'" in other.stderr


TABLES = """
import random, sys, time
with open("all.csv", "w") as file:
    file.write("chain,draw,mu\\n")
    for draw in range(100_000):
        for chain in (1, 2):
            file.write(f"{chain},{draw},{random.gauss(0, 1)}\\n")
        file.flush()
        time.sleep(0.002)
"""


def test_tables_of_a_program_are_recorded_while_they_grow_and_kept(project):
    (project.root / "draw.py").write_text(TABLES)
    watch = project.watch("--tables", "all.csv", "--name", "own", "--", sys.executable, "draw.py")
    run = lambda: project.segments("own")[0].path / "run-0"
    watch.wait_for("draws", lambda: project.segments("own") and (run() / "chain-2.csv").exists())
    watch.wait_for("more", lambda: (run() / "chain-2.csv").stat().st_size > 20_000)
    os.kill(project.segments("own")[0].pid, signal.SIGKILL)
    assert watch.end() == 1, watch.why()
    written = (project.root / "all.csv").read_bytes()
    (project.root / "all.csv").write_text("")
    assert (run() / "chain-1.csv").read_bytes() == written
    done = project.rhatchet("diagnose", str(run()), "--format", "json")
    found = json.loads(done.stdout)
    assert [v["name"] for v in found["variables"]] == ["mu"] and found["variables"][0]["rhat"] < 1.1
    assert json.loads((run() / "run.json").read_text())["chains"] == 2
