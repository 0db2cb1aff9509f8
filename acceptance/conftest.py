"""The built program under test, on real trainings.

RHATCHET is the program (default: the release build of this repository), RHATCHET_PYTHON the Python that trains
(default: the one that runs the tests).
"""

import os
from pathlib import Path

import pytest

# What they find out is said as in a test.
pytest.register_assert_rewrite("faults.fast", "faults.trial")

from driving import BINARY, Project
from faults.fast import Fast


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes a minute or more")


@pytest.fixture(scope="session", autouse=True)
def program():
    if not os.access(BINARY, os.X_OK):
        pytest.exit(f"'{BINARY}' is no program; build it with 'swift build -c release', or name it in RHATCHET", 2)


@pytest.fixture
def project(tmp_path):
    """An empty project; at its end nothing that belongs to it runs any more."""
    made = Project(tmp_path / "project")
    yield made
    made.end()


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder beside the project."""
    made = tmp_path / "beside"
    made.mkdir()
    return made


@pytest.fixture
def fast(tmp_path):
    """Makes a project with a watch that has seen its first draws; at the end nothing of it runs."""
    made = []

    def make(*arguments, root=None, least=30, **settings):
        project = Fast(root or tmp_path / f"project-{len(made)}", tmp_path, **settings)
        made.append(project)
        watch = project.watch("model.py", *arguments)
        watch.wait_for("draws", lambda: project.drawn() >= least)
        return project, watch

    yield make
    for project in made:
        project.end()
