"""What no parameter repairs is accepted by a person, and wakes nobody until the model changes."""

import json

WELLS = "acceptance/models/two_wells.py"
WELL = {"DRAWS": "2000", "ROWS": "200", "SEED": "1"}
SICK = WELL | {"SEED": "2"}
ACCEPT = ("accept", "model", "--not-repairable", "--reason", "both wells are wanted")


def test_an_accepted_model_opens_no_incident(project):
    file = project.add(WELLS)
    project.configure()
    assert project.watch(**WELL).end() == 0
    done = project.rhatchet(*ACCEPT)
    assert done.returncode == 0 and "muted" in done.stdout, done.stderr

    watch = project.watch(**SICK)
    assert watch.end() == 0, watch.why()
    assert watch.told("muted:", "R-hat") and "muted" in watch.summary()
    assert project.incidents() == []
    [row] = json.loads(project.rhatchet("status", "--format", "json").stdout)["accepted"]
    assert (row["model"], row["by"], row["holds"]) == ("model", "ada", True) and row["muted"] >= 1
    assert "both wells are wanted" in project.rhatchet("status").stdout
    assert project.rhatchet("verify").returncode == 0

    # Another model than the one that was accepted.
    file.write_text(file.read_text().replace("target_accept=0.8", "target_accept=0.81"))
    [row] = json.loads(project.rhatchet("status", "--format", "json").stdout)["accepted"]
    assert not row["holds"]
    again = project.watch(**SICK)
    again.wait_told("incident.opened")
    again.kill()
    assert len(project.incidents()) == 1
    lifted = project.rhatchet("accept", "model", "--lift", "--reason", "no longer")
    assert lifted.returncode == 0 and "lifted" in lifted.stdout
    twice = project.rhatchet("accept", "model", "--lift", "--reason", "no longer")
    assert twice.returncode == 2 and "wrong_state" in twice.stderr
