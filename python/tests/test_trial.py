"""A fix is tried: another text runs in the script's place, up to the end of its first call of the sampler."""

import json
import signal
import subprocess
import sys

import pytest
from conftest import PATIENCE, PYTHON, SCRIPTS, environment, read_json, run

pytest.importorskip("pymc")

TRIAL = PYTHON / "rhatchet" / "trial.py"
SHORT = {"tune": 30, "draws": 40, "chains": 2, "cores": 2, "nuts_sampler": "pymc"}


@pytest.fixture
def texts(tmp_path):
    """The script as it stands, which may not run, and the text that is to run in its place."""
    script, text = tmp_path / "model.py", tmp_path / "fixed.py"
    script.write_text("raise SystemExit('the script itself has run')\n")
    after = "\nopen('after', 'w').write(__file__)\n"
    text.write_text("import sys\nassert __file__.endswith('model.py') and sys.argv[0] == __file__\n")
    with text.open("a") as file:
        file.write((SCRIPTS / "long.py").read_text() + after)
    return script, text


def test_nothing_runs_behind_the_first_call(texts, tmp_path):
    segment = tmp_path / "canary" / "INC-1"
    words = [TRIAL, tmp_path, *texts, json.dumps(SHORT), json.dumps({"rows": 100})]
    run(words, segment, RHATCHET_TRIAL=texts[1], PYTHONPATH=SCRIPTS)
    record = read_json(segment / "run-0" / "run.json")
    assert (record["state"], record["draws"], record["chains"]) == ("finished", 40, 2)
    assert not (tmp_path / "after").exists() and not (segment / "hook-errors.log").exists()


def test_a_trial_that_goes_on_from_a_metric_tunes_little(texts, tmp_path):
    sick, segment = tmp_path / "segments" / "1", tmp_path / "canary" / "INC-1"
    arguments = SHORT | {"tune": 120}
    run([SCRIPTS / "long.py", json.dumps(arguments), json.dumps({"rows": 100})], sick)
    paths = [str(sick / "run-0" / f"chain-{chain}.checkpoint") for chain in range(2)]
    fingerprint = read_json(sick / "run-0" / "run.json")["fingerprint"]
    entry = {"run": 0, "fingerprint": fingerprint, "checkpoints": paths, "draws": 25, "tune": 10}
    segment.mkdir(parents=True)
    plan = segment / "plan.json"
    plan.write_text(json.dumps({"version": 1, "from_segment": 1, "kernel": "changed", "runs": [entry]}))
    words = [TRIAL, tmp_path, *texts, json.dumps(arguments), json.dumps({"rows": 100})]
    run(words, segment, RHATCHET_TRIAL=texts[1], RHATCHET_PLAN=plan, PYTHONPATH=SCRIPTS)
    record = read_json(segment / "run-0" / "run.json")
    assert (record["state"], record["tune"], record["draws"]) == ("finished", 10, 25)
    assert record["resume"]["grade"] == "warm" and "metric" in record["resume"]["taken"]


def test_it_ends_with_its_watch(texts, tmp_path):
    segment = tmp_path / "canary" / "INC-1"
    words = [TRIAL, tmp_path, *texts, json.dumps(SHORT | {"draws": 10**6}), json.dumps({"rows": 100})]
    process = subprocess.Popen(
        [sys.executable, *map(str, words)],
        env=environment(segment, RHATCHET_TRIAL=texts[1], PYTHONPATH=SCRIPTS),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    process.stdin.close()
    assert process.wait(PATIENCE) == -signal.SIGKILL
