"""Without `rhatchet.yaml` a watch only looks: nobody is signalled, nothing is edited, no incident is opened."""

TWO_WELLS = "acceptance/models/two_wells.py"


def test_a_healthy_run_ends_with_success(project):
    project.add(TWO_WELLS)
    watch = project.watch(SEED="1", DRAWS="500")
    assert watch.end() == 0, watch.why()
    assert "completed" in watch.summary()
    assert watch.told("only observes")
    assert project.incidents() == []
    assert project.processes() == {}


def test_a_sick_run_is_shown_and_left_alone(project):
    model = project.add(TWO_WELLS)
    before = model.read_bytes()
    watch = project.watch(SEED="2", DRAWS="2000")
    watch.wait_for("a critical verdict while it draws", lambda: _verdict(watch) == "critical")
    assert watch.snapshot()["status"] == "sampling"
    assert watch.end() == 3, watch.why()
    [segment] = project.segments()
    assert segment.draws() == [2200, 2200]
    assert segment.read("exit.json")["status"] == 0
    assert not (segment.path / "control" / "held").exists() and not (segment.path / "paused").exists()
    assert "did not converge" in watch.summary()
    assert model.read_bytes() == before
    assert project.incidents() == []
    assert not (project.root / "VERSION_MANIFEST.json").exists()
    assert all(line["snapshot"]["status"] != "paused" for line in watch.lines() if "snapshot" in line)


def _verdict(watch):
    shown = watch.snapshot()
    return shown and shown.get("diagnostics") and shown["diagnostics"]["verdict"]
