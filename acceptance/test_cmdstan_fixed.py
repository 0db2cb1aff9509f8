"""A bare program of CmdStan under a policy: what goes wrong is found, its words or its data are mended, and it is started again."""

import json
import os

from cmdstan import data, program, rows

CHANGES = [
    {"parameter": "tune", "from": 1, "to": 300},
    {"parameter": "target_accept", "from": 0.8, "to": 0.99},
    {"parameter": "draws", "from": 3_000_000, "to": 3_000},
]


def call(binary, *words):
    """Outside the project, two chains that are drawn one after the other."""
    return [str(binary), "sample", *words, "num_chains=2", "data", "file=data.json", "random", "seed=3", "output", "file=out.csv"]


def test_words_are_changed_by_an_authorised_fix_and_the_new_segment_stands_alone(project):
    """One draw of warm-up leaves a step size at which no chain moves; the program stands still while the fix is made."""
    binary = program("2.37")
    data(project.root, rows=20)
    project.configure(director="{rule: unattended}", modeler="agent")
    project.answer("modeler", do="authorize", diagnosis="the step size was never adapted", changes=CHANGES)
    typed = call(binary, "num_samples=3000000", "num_warmup=1", "thin=5")
    watch = project.watch("--name", "stan", "--", *typed)
    assert watch.end() == 0, watch.why()
    assert watch.told("a fix can change its sampler's arguments")
    sick, well = project.segments("stan")
    fixed = call(binary, "adapt", "delta=0.99", "num_samples=3000", "num_warmup=300", "thin=5")
    assert sick.read("launch.json")["arguments"] == typed[1:]
    assert well.read("launch.json")["arguments"] == fixed[1:]
    assert (sick.status, well.status) == ("superseded", "current")
    # What the first has drawn is whole, though the second has written over its output.
    kept, whole = rows(sick.path / "run-0" / "chain-0.csv")
    assert len(kept) >= 50 and not whole and os.stat(sick.path / "run-0" / "chain-0.csv").st_nlink == 1
    assert {row.split(",")[5] for row in kept} == {"1"}
    for chain in (0, 1):
        path = well.path / "run-0" / f"chain-{chain}.csv"
        assert len(rows(path)[0]) == 600 and rows(path)[1]
        assert path.read_bytes() == (project.root / f"out_{chain + 1}.csv").read_bytes()
    record = well.read("run-0/run.json")
    assert record["kernel"]["target_accept"] == 0.99 and record["kernel"]["num_warmup"] == 300
    assert record["resume"]["grade"] == "cold" and "warm-up was changed" in record["resume"]["reason"]
    assert "joins" not in record["resume"] and well.read("plan.json")["kernel"] == "changed"
    # It is in the record as any other fix, and the user's own words are what they were.
    assert (project.incident()["state"], project.incident()["lane"]) == ("resolved", "emergency")
    emergency = project.manifest()["emergency_delegation"]
    assert emergency["approval"] == "@director: GRANTED" and "0.99" in json.dumps(emergency)
    assert "+delta=0.99" in project.rhatchet("show", "INC-1").stdout
    assert project.rhatchet("verify").returncode == 0
    kept = json.loads((sick.path.parent.parent / "call.json").read_text())
    assert (kept["typed"], kept["arguments"]) == (typed[1:], fixed[1:])


def test_mended_data_start_the_program_again(project):
    """Its file is no text, and lies outside the project: nobody reads it as Python."""
    binary = program("2.37")
    path = data(project.root, rows=60)
    whole = path.read_text()
    path.write_text(json.dumps(json.loads(whole) | {"y": [0.5]}))
    project.configure(director="{rule: unattended, backups: [{person: ada}]}")
    typed = call(binary, "num_samples=1000")
    watch = project.watch("--name", "stan", "--", *typed)
    assert watch.end() == 3, watch.why()
    assert project.incident()["category"] == "data", project.incident()
    path.write_text(whole)
    done = project.rhatchet("submit", "INC-1", "--data", "data.json", "--analysis", "y was cut")
    assert done.returncode == 0, done.stderr
    done = project.rhatchet("approve", "INC-1", "--reason", "all of y is there")
    assert done.returncode == 0, done.stderr
    again = project.watch("--name", "stan", "--", *typed)
    again.wait_told("training.resumed")
    assert again.end() == 0, again.why()
    assert project.incident()["state"] == "resolved"
    [fix] = project.manifest()["fixes"]
    assert fix["class"] == "data"
    well = project.segments("stan")[1].path / "run-0"
    assert [len(rows(well / f"chain-{chain}.csv")[0]) for chain in (0, 1)] == [1000, 1000]
