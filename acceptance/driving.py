"""How the tests drive the built program: a project in a folder of its own, a watch in a process of its own."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
BINARY = os.environ.get("RHATCHET", str(REPOSITORY / ".build" / "release" / "rhatchet"))
PYTHON = os.environ.get("RHATCHET_PYTHON", sys.executable)
#: Bound for anything a test waits for; a loaded machine compiles slowly.
PATIENCE = 90
#: What repairs `models/ridge.py`.
DEEPER = {"parameter": "max_treedepth", "from": 1, "to": 10}

sys.path.insert(0, str(REPOSITORY / "python"))
from rhatchet.reading import DrawLogError  # noqa: E402,F401


def wait_for(what, condition, patience=PATIENCE, alive=None, why=lambda: ""):
    """Poll until the condition gives a true value, which is returned; `alive` must stay true meanwhile."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        lives = alive is None or alive()
        if value := condition():
            return value
        assert lives, f"the watch ended before {what}:\n{why()}"
        time.sleep(0.1)
    raise AssertionError(f"no {what} within {patience} s:\n{why()}")


def processes(word):
    """Every living process that names `word` in its command line or environment, as {pid: command line}."""
    found, needle = {}, word.encode()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            command = (entry / "cmdline").read_bytes()
            if needle in command or needle in (entry / "environ").read_bytes():
                found[int(entry.name)] = command.replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
    return {pid: command for pid, command in found.items() if state(pid) not in (None, "Z")}


def state(pid):
    """The state letter of a process, `T` when it is stopped; None when there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return None


class Project:
    """A folder that a user would work in; what its watches tell is kept `beside` it."""

    def __init__(self, root, beside=None, **environment):
        self.root = Path(root)
        self.beside = Path(beside or self.root.parent)
        self.root.mkdir(parents=True, exist_ok=True)
        kept = {k: v for k, v in os.environ.items() if not k.startswith("RHATCHET_") or k == "RHATCHET_PYTHON_DIR"}
        self.environment = kept | {"OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"} | environment
        self.watches = []

    def add(self, source, name="model.py", **replacements):
        """Copy a model into the project; each replacement must be found exactly once."""
        text = (REPOSITORY / source).read_text()
        for old, new in replacements.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (self.root / name).write_text(text)
        return self.root / name

    def configure(self, policy="", canary=False, **fillings):
        """Write `rhatchet.yaml`; `agent` stands for the program that answers what the test writes into a file.

        A canary costs some seconds, so it is off where the test is about something else.
        """
        agent = lambda role: f"{{command: [{PYTHON}, -S, {HERE / 'participants' / 'answer.py'}, {role}]}}"
        roles = {"director": "{person: ada}", "modeler": "{rule: remedies}", "code_translator": "{rule: literals}"}
        roles |= {"model_trainer": "{rule: watch}", "data_engineer": "{person: ada}"}
        roles |= {"time_validator": "{rule: expectations}"}
        roles |= {role: agent(role) if filling == "agent" else filling for role, filling in fillings.items()}
        # One person alone: `ada`, for whom the account stands.
        lines = ["solo: true", f"canary: {str(canary).lower()}", f"policy: {{name: hybrid{', ' if policy else ''}{policy}}}", "participants:"]
        lines += [f"  {role}: {filling}" for role, filling in roles.items()]
        (self.root / "rhatchet.yaml").write_text("\n".join(lines) + "\n")

    def answer(self, role, **answer):
        """What the agent in that role answers next."""
        part = self.root / f"answer-{role}.part"
        part.write_text(json.dumps(answer))
        part.rename(self.root / f"answer-{role}.json")

    def rhatchet(self, *arguments, typed=None, **environment):
        """Run the program to its end; `typed` comes on its standard input."""
        return subprocess.run(
            [BINARY, *map(str, arguments)],
            cwd=self.root,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            **({"stdin": subprocess.DEVNULL} if typed is None else {"input": typed}),
        )

    def watch(self, model="model.py", *arguments, **environment):
        """Start a watch with the Python under test; it tells what happens as NDJSON."""
        self.watches.append(Watch(self, model, arguments, self.environment | environment))
        return self.watches[-1]

    def incidents(self):
        done = self.rhatchet("incidents", "--format", "json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def incident(self):
        """The only incident."""
        [one] = self.incidents()
        return one

    def events(self):
        """The names of all events of the first incident, from its story."""
        return self.rhatchet("show", "INC-1").stdout

    def manifest(self):
        return json.loads((self.root / "VERSION_MANIFEST.json").read_text())

    def segments(self, model="model", training=1):
        folder = self.root / ".rhatchet" / "trainings" / f"{model}-{training}" / "segments"
        return [Segment(path) for path in sorted(folder.glob("*"), key=lambda path: int(path.name))]

    def processes(self):
        return processes(str(self.root))

    def tree(self):
        """Every file and folder of the project with its bytes."""
        return {
            str(path.relative_to(self.root)): path.read_bytes() if path.is_file() else None
            for path in sorted(self.root.rglob("*"))
        }

    def end_processes(self):
        """Kill everything that belongs to this project, and make sure of it."""
        deadline = time.monotonic() + 20
        while left := self.processes():
            assert time.monotonic() < deadline, left
            for pid in left:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            time.sleep(0.05)
        for watch in self.watches:
            watch.process.wait()

    def end(self):
        self.end_processes()
        shutil.rmtree(self.root, ignore_errors=True)


class Segment:
    """One start of the model's script, as its files tell it."""

    def __init__(self, path):
        self.path = path

    def read(self, name):
        try:
            return json.loads((self.path / name).read_text())
        except (OSError, ValueError):
            return None

    @property
    def pid(self):
        record = self.read("process.json")
        return record and record["identity"]["pid"]

    @property
    def keeper(self):
        record = self.read("keeper.json")
        return record and record["identity"]["pid"]

    @property
    def status(self):
        return (self.read("marks.json") or {"status": "current"})["status"]

    def draws(self):
        """Draws recorded per chain, tuning included; empty before the first."""
        import rhatchet

        try:
            return [len(chain["sample_stats"]["tuning"]) for chain in rhatchet.chains(self.path).values()]
        except (rhatchet.NothingRecorded, rhatchet.DrawLogError):
            return []

    def has_drawn(self, least):
        """Whether every one of the two chains has at least that many draws."""
        draws = self.draws()
        return len(draws) >= 2 and min(draws) >= least


class Watch:
    """A running `rhatchet watch`."""

    def __init__(self, project, model, arguments, environment):
        self.project = project
        number = len(project.watches)
        self.output = project.beside / f"{project.root.name}-watch-{number}.ndjson"
        self.errors = self.output.with_suffix(".err")
        with open(self.output, "w") as out, open(self.errors, "w") as err:
            self.process = subprocess.Popen(
                [BINARY, "watch", "--python", PYTHON, "--format", "ndjson", model, *arguments],
                cwd=project.root,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )

    def lines(self):
        """What it has told so far; a line that is being written is left out."""
        text = self.output.read_text()
        return [json.loads(line) for line in text[: text.rfind("\n") + 1].splitlines()]

    def news(self):
        return [line["news"] for line in self.lines() if "news" in line]

    def snapshot(self):
        shown = [line["snapshot"] for line in self.lines() if "snapshot" in line]
        return shown[-1] if shown else None

    def summary(self):
        return "\n".join(self.lines()[-1].get("summary", []))

    def told(self, *words):
        """The first news that holds all the words."""
        return next((line for line in self.news() if all(word in line for word in words)), None)

    def state(self):
        """The state of the open incident, None while there is none."""
        shown = self.snapshot()
        return shown and shown.get("incident") and shown["incident"]["state"]

    def why(self):
        """What may explain that something did not happen."""
        log = self.project.root / "output" / "implementation" / "logs"
        logs = [path.read_text()[-1500:] for path in log.glob("*.log")] if log.is_dir() else []
        return "\n".join([*self.news(), self.errors.read_text(), *logs, str(self.snapshot())])

    def wait_for(self, what, condition, patience=PATIENCE):
        return wait_for(what, condition, patience, alive=lambda: self.process.poll() is None, why=self.why)

    def wait_told(self, *words, patience=PATIENCE):
        return self.wait_for(f"'{' '.join(words)}'", lambda: self.told(*words), patience)

    def end(self, patience=PATIENCE):
        """Wait for its own end and give the exit status."""
        try:
            return self.process.wait(patience)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"the watch does not end:\n{self.why()}") from None

    def kill(self):
        """`kill -9` of the watch alone."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
