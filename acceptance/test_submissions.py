"""A script or its data is wrong: somebody submits what mends it, a person approves, and the training starts again."""

import json

MEAN = "acceptance/models/mean.py"
GOOD, BAD = "1.0\n2.0\n3.0\n", "1.0\ntwo\n3.0\n"
#: The rule delegates; what it may not approve waits for the person behind it.
DIRECTOR = "{rule: unattended, backups: [{person: ada}]}"


def restarted(project, watch):
    """The watch ends because a person is needed; she approves, and the next watch carries it out."""
    watch.wait_told("fix.submitted")
    assert watch.end() == 3, watch.why()
    assert project.incident()["state"] == "approving"
    approved = project.rhatchet("approve", "INC-1", "--reason", "that is it")
    assert approved.returncode == 0, approved.stderr
    second = project.watch()
    assert second.end() == 0, second.why()
    assert second.told("verification.passed")
    assert project.incident()["state"] == "resolved"
    assert project.segments()[-1].draws() == [1500, 1500]
    [fix] = project.manifest()["fixes"]
    return fix


def test_a_script_that_dies_is_mended_by_a_whole_file(project):
    """Said to be an algorithm, it is a bug fix all the same: the class is computed from the difference."""
    model = project.add(MEAN, **{"np.loadtxt": "np.lodtxt"})
    (project.root / "y.csv").write_text(GOOD)
    project.configure(director=DIRECTOR, code_translator="agent")
    mended = model.read_text().replace("lodtxt", "loadtxt")
    project.answer("code_translator", **{"do": "submit", "class": "algorithm", "file_content": mended})
    watch = project.watch()
    watch.wait_told("incident.opened", "lodtxt")
    fix = restarted(project, watch)
    assert fix["class"] == "bugfix"
    assert model.read_text() == mended


def test_a_person_alone_delegates_submits_and_approves(project):
    """No rule and no program: every step by a command, none of which needs to be told the Python again."""
    model = project.add(MEAN, **{"np.loadtxt": "np.lodtxt"})
    (project.root / "y.csv").write_text(GOOD)
    project.configure(code_translator="{person: ada}")
    watch = project.watch()
    assert watch.end() == 3, watch.why()
    (project.root / "good.py").write_text(model.read_text().replace("lodtxt", "loadtxt"))
    assert project.rhatchet("submit", "INC-1", "--file", "good.py", "--analysis", "misspelled").returncode == 2
    assert project.rhatchet("delegate", "INC-1").returncode == 0
    missing = project.rhatchet("submit", "INC-1", "--file", "none.py", "--analysis", "misspelled")
    assert missing.returncode == 2 and "'none.py' does not exist" in missing.stderr
    done = project.rhatchet("submit", "INC-1", "--file", "good.py", "--analysis", "misspelled", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["fix_class"] == "bugfix"
    assert project.rhatchet("approve", "INC-1", "--reason", "yes").returncode == 0
    second = project.watch()
    assert second.end() == 0, second.why()
    assert project.incident()["state"] == "resolved"


def test_data_that_cannot_be_read_is_mended_and_the_training_starts_from_the_beginning(project):
    model = project.add(MEAN)
    before = model.read_bytes()
    (project.root / "y.csv").write_text(BAD)
    project.configure(director=DIRECTOR, data_engineer="agent")
    watch = project.watch()
    case = project.root / "case-data_engineer-fixing.json"
    watch.wait_for("the data engineer to be asked", case.exists)
    assert json.loads(case.read_text())["category"] == "data"
    (project.root / "y.csv").write_text(GOOD)
    project.answer("data_engineer", do="submit", data=["y.csv"], plan="spelled the number")
    fix = restarted(project, watch)
    assert fix["class"] == "data"
    assert model.read_bytes() == before


def test_a_file_that_was_edited_meanwhile_is_a_conflict_and_stays(project):
    """Between the submission and the approval somebody edits the file: nothing of the fix is written over it."""
    model = project.add(MEAN, **{"np.loadtxt": "np.lodtxt"})
    (project.root / "y.csv").write_text(GOOD)
    project.configure(director=DIRECTOR, code_translator="agent")
    mended = model.read_text().replace("lodtxt", "loadtxt")
    project.answer("code_translator", do="submit", file_content=mended)
    watch = project.watch()
    watch.wait_told("fix.submitted")
    assert watch.end() == 3, watch.why()
    edited = model.read_text() + "# mine\n"
    model.write_text(edited)
    refused = project.rhatchet("approve", "INC-1", "--reason", "that is it")
    assert refused.returncode == 2 and "conflict" in refused.stderr
    assert model.read_text() == edited
