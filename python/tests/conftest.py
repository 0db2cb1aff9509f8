"""What the tests share: where things lie, how a script is run under the hook, how an event is waited for."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PYTHON = Path(__file__).resolve().parent.parent
SCRIPTS = PYTHON / "tests" / "scripts"
#: Bound for anything a test waits for; a loaded machine compiles slowly.
PATIENCE = 180
sys.path.insert(0, str(PYTHON))


def environment(segment=None, **more):
    """The environment of a script: one thread, and the hook when a segment is given."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("RHATCHET_")}
    clean |= {"OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    if segment is not None:
        path = os.pathsep.join(p for p in (str(PYTHON / "hook"), str(more.pop("PYTHONPATH", ""))) if p)
        clean |= {"PYTHONPATH": path, "RHATCHET_SEGMENT": str(segment), "RHATCHET_TRAINING": "model_1-1"}
    return clean | {k: str(v) for k, v in more.items()}


def run(arguments, segment=None, check=True, **more):
    """Run Python with these arguments and wait for it."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=environment(segment, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    if check:
        assert done.returncode == 0, done.stdout + done.stderr
    return done


class Script:
    """A script under the hook that is watched while it runs."""

    def __init__(self, arguments, segment, **more):
        self.segment = Path(segment)
        self.log = open(self.segment.parent / f"{self.segment.name}.log", "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            env=environment(segment, **more),
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # A shell starts what it puts into the background with interrupts ignored, and children inherit that.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def wait_for(self, what, condition):
        """Poll until the condition gives a true value, which is returned; a script that ended before is a failure."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if value := condition():
                return value
            assert self.process.poll() is None, f"ended before {what}:\n{self.output()}"
            time.sleep(0.02)
        raise AssertionError(f"no {what} within {PATIENCE} s:\n{self.output()}")

    def output(self):
        self.log.seek(0)
        return self.log.read()

    def end(self):
        """Wait for the script's own end."""
        return self.process.wait(PATIENCE)

    def kill(self):
        """SIGKILL to the script and its workers."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, 9)
        self.process.wait()


@pytest.fixture
def start(tmp_path):
    """Starts scripts under the hook; those that still run are killed at the end."""
    started = []

    def begin(arguments, segment, **more):
        Path(segment).parent.mkdir(parents=True, exist_ok=True)
        started.append(Script(arguments, segment, **more))
        return started[-1]

    yield begin
    for script in started:
        script.kill()


@pytest.fixture
def segments(tmp_path):
    """The folder of a training's segments in an otherwise empty project."""
    folder = tmp_path / ".rhatchet" / "trainings" / "model_1-1" / "segments"
    folder.mkdir(parents=True)
    return folder


def read_json(path):
    return json.loads(Path(path).read_text())


def lengths(run_folder):
    """Draws recorded per chain."""
    from rhatchet.reading import DrawLogError, read_chain

    found = {}
    for path in sorted(Path(run_folder).glob("chain-*.draws")):
        try:
            found[path.name] = read_chain(path).draws
        except DrawLogError:
            pass
    return found
