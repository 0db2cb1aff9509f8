"""Notices to people over a real receiver, a real program and a real apprise; and the sign of life."""

import base64
import json
import subprocess
import sys
import time

from pathlib import Path

import pytest
from driving import HERE, PYTHON, wait_for

SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes....").decode()
PEOPLE = """
people:
  ada:
    webhook: {{url: "http://127.0.0.1:{port}/hook", secret_file: hook.secret}}
    command: [./tell.sh]
heartbeat: {{url: "http://127.0.0.1:{port}/beat", file: beat, every: 1s}}
"""


@pytest.fixture
def receiver(project):
    """The port of a receiver that refuses the first call, and what it has written down."""
    out = project.root / "received.jsonl"
    command = [sys.executable, str(HERE / "participants" / "receiver.py"), SECRET, str(out), "1"]
    process = subprocess.Popen(command)
    written = project.root / "received.jsonl.port"
    port = wait_for("a receiver", lambda: written.exists() and int(written.read_text() or 0))
    yield port, lambda: [json.loads(line) for line in out.read_text().splitlines()] if out.exists() else []
    process.kill()
    process.wait()


def prepare(project, port):
    project.configure()
    with (project.root / "rhatchet.yaml").open("a") as file:
        file.write(PEOPLE.format(port=port))
    (project.root / "hook.secret").write_text(SECRET + "\n")
    (project.root / "tell.sh").write_text("#!/bin/sh\ncat >> told.jsonl; echo >> told.jsonl\n")
    (project.root / "tell.sh").chmod(0o755)


def test_a_test_notice_arrives_by_every_way(project, receiver):
    port, received = receiver
    prepare(project, port)
    said = project.rhatchet("notices", "test", "ada")
    assert said.returncode == 1 and "webhook: the receiver answered 503" in said.stdout
    said = project.rhatchet("notices", "test", "ada")
    assert said.returncode == 0, said.stdout
    assert [one["signed"] for one in received()] == [True, True]
    told = json.loads((project.root / "told.jsonl").read_text().splitlines()[0])
    assert told["title"] == "[rhatchet] a test"
    assert project.rhatchet("notices", "test", "eve").returncode == 2


def test_apprise_brings_it_where_its_own_file_says(project, receiver):
    import apprise  # noqa: F401  (scripts/setup.sh installs it)

    port, received = receiver
    project.configure()
    with (project.root / "rhatchet.yaml").open("a") as file:
        file.write("people:\n  ada: {apprise: {config: apprise.conf, tag: ada}}\n")
    (project.root / "apprise.conf").write_text(f"ada=json://127.0.0.1:{port}/hook\n")
    path = f"{Path(PYTHON).parent}:/usr/bin:/bin"
    project.rhatchet("notices", "test", "ada", PATH=path)
    said = project.rhatchet("notices", "test", "ada", PATH=path)
    assert said.returncode == 0, said.stdout
    assert "apprise: arrived" in said.stdout
    assert "a test" in received()[-1]["body"]["title"]
    without = project.rhatchet("notices", "test", "ada", PATH="/nowhere")
    assert without.returncode == 1 and "pip install apprise" in without.stdout


def test_a_training_reaches_its_director_and_the_sign_of_life_ends_with_it(project, receiver):
    port, received = receiver
    prepare(project, port)
    project.add("acceptance/models/mean.py")
    (project.root / "y.csv").write_text("\n".join(str(0.1 * k) for k in range(30)) + "\n")
    watch = project.watch()
    watch.wait_for("a sign of life", lambda: any("beat" in one for one in received()))
    watch.end()
    assert (project.root / "beat").exists()

    def arrivals():
        """The receiver refused the first call; what is due again is sent by hand."""
        project.rhatchet("notices", "send")
        return [one for one in received() if one.get("status") == 200]

    arrived = wait_for("what was refused once", arrivals)
    assert all(one["signed"] for one in arrived)
    events = [one["body"]["event"] for one in arrived]
    assert "training.completed" in events, events
    assert len({one["id"] for one in arrived}) == len(arrived)
    verified = json.loads(project.rhatchet("verify", "--format", "json").stdout)
    assert verified["whole"], verified
    heads = {json.loads(line)["hash"] for line in project.rhatchet("export").stdout.splitlines()}
    assert {one["body"]["head"]["sha256"] for one in arrived} <= heads
    beats = sum("beat" in one for one in received())
    time.sleep(2)
    assert sum("beat" in one for one in received()) == beats
