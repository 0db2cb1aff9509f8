"""What cannot be done is said clearly, with an exit status, and nothing half-made is left behind."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from driving import PYTHON, Project

TWO_WELLS = "acceptance/models/two_wells.py"
NEEDS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="mounting a file system needs root")


def refused(project, *arguments, python=PYTHON):
    """Run a watch that must be refused: exit status 2, one clear error, the project's folder as it was."""
    before = project.tree()
    done = project.rhatchet("watch", "--python", python, *arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stderr.startswith("rhatchet: ") and len(done.stderr.splitlines()) <= 3, done.stderr
    assert project.tree() == before
    assert project.processes() == {}
    return done.stderr


def test_a_missing_file(project):
    assert "missing.py" in refused(project, "missing.py")


def test_a_folder(project):
    (project.root / "folder").mkdir()
    assert "folder" in refused(project, "folder")


def test_a_syntax_error_is_told_by_line_and_column(project):
    (project.root / "model.py").write_text("import pymc as pm\nwith pm.Model()\n    pass\n")
    assert re.search(r"model\.py:2:\d+", refused(project, "model.py"))


def test_a_python_that_is_not_there(project):
    project.add(TWO_WELLS)
    assert "no/such/python" in refused(project, "model.py", python="/no/such/python")


def test_a_python_without_a_sampler(project, folder):
    project.add(TWO_WELLS)
    subprocess.run([PYTHON, "-m", "venv", "--without-pip", folder / "bare"], check=True)
    error = refused(project, "model.py", python=folder / "bare" / "bin" / "python")
    assert "PyMC" in error and "pip install" in error


def test_a_python_that_is_too_old(project):
    project.add(TWO_WELLS)
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    old = next(iter(sorted(versions.glob("3.10.*/bin/python"))), None) or shutil.which("python3.10")
    if old is None:
        pytest.skip("no Python 3.10 is here")
    error = refused(project, "model.py", python=old)
    assert "3.10" in error and "3.11" in error


def test_a_mistake_in_the_configuration_is_told_by_its_place(project):
    project.add(TWO_WELLS)
    (project.root / "rhatchet.yaml").write_text("policy: hybrid\nparticpants:\n  director: {person: ada}\n")
    error = refused(project, "model.py")
    assert "rhatchet.yaml:2:1" in error and "participants" in error


def test_a_script_that_never_samples(project):
    (project.root / "model.py").write_text("import pymc\nprint('nothing to do')\n")
    watch = project.watch()
    assert watch.end() == 1, watch.why()
    assert "without a call of a sampler" in watch.summary()
    assert "nothing to do" in (project.root / "output/implementation/logs/training_model.log").read_text()


def test_a_script_that_fails(project):
    (project.root / "model.py").write_text("import pymc\nraise KeyError('age')\n")
    watch = project.watch()
    assert watch.end() == 1, watch.why()
    assert "KeyError" in watch.summary()


@pytest.fixture
def mounted(tmp_path):
    """Mounts a small file system at a project's folder."""
    points = []

    def mount(options):
        point = tmp_path / "mounted"
        point.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", point], capture_output=True, text=True)
        if done.returncode != 0:
            pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")
        points.append(Project(point))
        return points[-1]

    yield mount
    for project in points:
        project.end_processes()
        subprocess.run(["umount", "--lazy", project.root], check=True)


@NEEDS_ROOT
def test_a_read_only_folder(mounted):
    project = mounted("size=1m")
    project.add(TWO_WELLS)
    subprocess.run(["mount", "-o", "remount,ro", project.root], check=True)
    error = refused(project, "model.py")
    assert str(project.root) in error and "read only" in error.lower().replace("-", " ")


@NEEDS_ROOT
def test_a_full_disk(mounted):
    project = mounted("size=64k")
    project.add(TWO_WELLS)
    _fill(project.root / "filler")
    assert "no room is left" in refused(project, "model.py")


@NEEDS_ROOT
@pytest.mark.parametrize("left", [8, 64])
def test_a_disk_that_is_nearly_full(mounted, left):
    """With some pages left it gets further before it is refused; what it has begun goes again."""
    project = mounted("size=2m")
    project.add(TWO_WELLS)
    (project.root / "rhatchet.yaml").write_text("policy: hybrid\n")
    _fill(project.root / "filler")
    with open(project.root / "filler", "r+b") as filler:
        filler.truncate((project.root / "filler").stat().st_size - left * 1024)
    assert "no room is left" in refused(project, "model.py")


@NEEDS_ROOT
def test_a_disk_that_fills_while_it_draws(mounted):
    """The training dies of it and nothing more can be recorded: the watch says so and ends."""
    project = mounted("size=2m")
    project.add(TWO_WELLS)
    (project.root / "rhatchet.yaml").write_text("policy: hybrid\n")
    _fill(project.root / "filler")
    with open(project.root / "filler", "r+b") as filler:
        filler.truncate((project.root / "filler").stat().st_size - 128 * 1024)
    watch = project.watch(SEED="1")
    assert watch.end() != 0
    assert "no room is left" in watch.errors.read_text() or watch.told("incident.opened"), watch.why()


def _fill(path):
    with open(path, "wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            return
