"""Programs that no hook reaches: CmdStan watched from outside, whoever starts it."""

import json
import os
import shlex
import shutil
import signal
import subprocess

import pytest
from cmdstan import data, interpreter, program, rows
from driving import BINARY, PYTHON, processes, wait_for

BOTH = pytest.mark.parametrize("version", ["2.33", "2.37"])


def sample(binary, output, *more, id=1, samples=4000):
    """A call; several chains of one process are drawn one after the other by these programs."""
    return [
        str(binary), f"id={id}", "data", "file=data.json", "random", "seed=1", "output", f"file={output}",
        "method=sample", f"num_samples={samples}", "num_warmup=300", *more,
    ]  # fmt: skip


def run_of(project, model="stan", segment=0, run=0):
    found = project.segments(model)
    return found[segment].path / f"run-{run}" if len(found) > segment else None


def chains(run):
    return sorted(run.glob("chain-*.csv")) if run and run.is_dir() else []


@BOTH
def test_a_bare_program_is_watched_to_its_end(project, version):
    """Draws, statistics and settings come from its own files; what is kept is what it wrote."""
    binary = program(version)
    data(project.root)
    watch = project.watch("--name", "stan", "--", *sample(binary, "out.csv", "num_chains=2", "save_warmup=1", samples=500))
    assert watch.end() == 0, watch.why()
    run = run_of(project)
    assert [path.name for path in chains(run)] == ["chain-0.csv", "chain-1.csv"]
    for place, path in enumerate(chains(run)):
        assert path.read_bytes() == (project.root / f"out_{place + 1}.csv").read_bytes()
        assert path.stat().st_nlink == 1
    record = json.loads((run / "run.json").read_text())
    assert record["sampler"] == "cmdstan" and record["versions"]["cmdstan"].startswith(version)
    assert (record["state"], record["chains"], record["tune"], record["draws"]) == ("finished", 2, 300, 500)
    assert record["seed"] == 1 and record["kernel"]["target_accept"] == pytest.approx(0.8)
    shown = watch.snapshot()
    assert [chain["recorded"] for chain in shown["chains"]] == [800, 800]
    assert shown["diagnostics"]["draws"] == 500 and "blind" not in shown
    done = project.rhatchet("diagnose", ".rhatchet/trainings/stan-1", "--format", "json")
    assert done.returncode in (0, 1) and done.stdout.count('"name"') > 300


@BOTH
def test_a_killed_program_loses_no_row(project, version):
    """`kill -9` in the middle: every whole row is kept, also where its own folder is removed at once."""
    binary = program(version)
    data(project.root)
    (project.root / "temporary").mkdir()
    calls = [shlex.join(sample(binary, f"temporary/out_{k}.csv", id=k, samples=200000)) for k in (1, 2)]
    watch = project.watch("--name", "stan", "--", "sh", "-c", f"{calls[0]} & {calls[1]} & wait")
    watch.wait_for("draws", lambda: [len(rows(path)[0]) > 100 for path in chains(run_of(project))] == [True, True])
    os.killpg(project.segments("stan")[0].pid, signal.SIGKILL)
    wait_for("their end", lambda: not any("prophet_model" in one and "method=sample" in one and "rhatchet" not in one for one in project.processes().values()))
    written = [rows(project.root / "temporary" / f"out_{k}.csv")[0] for k in (1, 2)]
    shutil.rmtree(project.root / "temporary")
    assert watch.end() == 1, watch.why()
    kept = [rows(path) for path in chains(run_of(project))]
    assert [one for one, _ in kept] == written and min(map(len, written)) > 100
    assert not any(finished for _, finished in kept)
    record = json.loads((run_of(project) / "run.json").read_text())
    assert record["state"] == "failed" and "chains 0, 1" in record["error"] and record["chains"] == 2
    assert [chain["recorded"] for chain in watch.snapshot()["chains"]] == [len(one) for one in written]


def test_a_killed_watch_is_taken_up(project):
    binary = program()
    data(project.root)
    words = ["--name", "stan", "--", *sample(binary, "out.csv", "num_chains=2", samples=4000)]
    first = project.watch(*words)
    first.wait_for("draws", lambda: len(chains(run_of(project))) >= 1)
    first.kill()
    second = project.watch(*words)
    assert second.end() == 0, second.why()
    assert second.told("was there already and is taken over")
    assert [len(rows(path)[0]) for path in chains(run_of(project))] == [4000, 4000]
    assert len(project.segments("stan")) == 1


def test_a_script_that_starts_cmdstan_is_seen(project):
    """Chains as processes of their own in a temporary folder that goes with the script; two calls are two runs."""
    binary = program()
    data(project.root)
    (project.root / "fit.py").write_text(
        "import subprocess, sys, tempfile\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    for call in (1, 2):\n"
        "        started = [subprocess.Popen([sys.argv[1], f'id={chain}', 'random', f'seed={call}', 'data', 'file=data.json',\n"
        "            'output', f'file={folder}/m{call}_{chain}.csv', 'method=sample', 'num_samples=1500', 'num_warmup=200'])\n"
        "            for chain in (1, 2)]\n"
        "        assert [one.wait() for one in started] == [0, 0]\n"
    )
    watch = project.watch("--", PYTHON, "fit.py", str(binary))
    assert watch.end() == 0, watch.why()
    for run in (0, 1):
        kept = [rows(path) for path in chains(run_of(project, "fit", run=run))]
        assert [len(one) for one, _ in kept] == [1500, 1500] and all(finished for _, finished in kept)
        record = json.loads((run_of(project, "fit", run=run) / "run.json").read_text())
        assert record["state"] == "finished" and record["seed"] == run + 1


def test_a_folder_that_grows_is_looked_at(project, folder):
    """An R user's files: nothing is written beside them, nobody is signalled, and it ends when all chains are complete."""
    binary = program()
    data(folder)
    started = [
        subprocess.Popen(sample(binary, f"schools-202611291900-{k}-4f2a1{k}.csv", id=k), cwd=folder, stdout=subprocess.DEVNULL)
        for k in (1, 2)
    ]  # fmt: skip
    wait_for("a file", lambda: len(list(folder.glob("*.csv"))) == 2)
    done = project.rhatchet("attach", folder, "--format", "ndjson")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(one.wait() == 0 for one in started)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert "nothing is signalled, nothing is written" in lines[0]["news"]
    assert [chain["recorded"] for chain in lines[-1]["snapshot"]["chains"]] == [4000, 4000]
    assert sorted(path.name for path in folder.iterdir() if path.suffix != ".csv") == ["data.json"]
    assert not (project.root / ".rhatchet").exists()


def test_a_process_is_looked_at(project, folder):
    """What can be seen of it is said, its draws are read, and it is left alone."""
    binary = program()
    data(folder)
    with open(folder / "log", "w") as log:
        running = subprocess.Popen(sample(binary, "out.csv", "num_chains=2"), cwd=folder, stdout=log)
    wait_for("a file", lambda: (folder / "out_1.csv").exists())
    attached = subprocess.Popen(
        [BINARY, "attach", str(running.pid), "--format", "plain"], cwd=project.root, stdout=subprocess.PIPE, text=True
    )
    assert running.wait() == 0
    text = attached.communicate(timeout=60)[0]
    assert attached.returncode == 0, text
    assert f"its log is {folder}/log" in text and "4000 4000 of 4000" in text and "The process has ended." in text


def test_a_program_that_is_no_sampler_is_watched_for_its_end(project):
    watch = project.watch("--", "sh", "-c", "echo Killed >&2; sleep 11; exit 3")
    watch.wait_for("what cannot be seen", lambda: "no draws seen" in ((watch.snapshot() or {}).get("blind") or ""))
    assert "no draws seen" in project.rhatchet("status").stdout
    assert watch.end() == 1, watch.why()
    assert not processes(str(project.root))


@pytest.mark.parametrize("words, said", [(["./nix"], "no such file"), (["./plain"], "may not be executed")])
def test_what_cannot_be_run_makes_nothing(project, words, said):
    (project.root / "plain").write_text("")
    done = project.rhatchet("watch", "--", *words)
    assert done.returncode == 2 and said in done.stderr
    assert not (project.root / ".rhatchet").exists()


def test_cmdstanpy_is_seen(project):
    """Its temporary folder goes with the script; its chains do not."""
    binary, python = program(), interpreter()
    data(project.root)
    (project.root / "fit.py").write_text(
        "import sys, cmdstanpy\n"
        "cmdstanpy.set_cmdstan_path(sys.argv[2])\n"
        "model = cmdstanpy.CmdStanModel(exe_file=sys.argv[1])\n"
        "fit = model.sample(data='data.json', chains=3, parallel_chains=2, iter_warmup=300, iter_sampling=1500, seed=5,\n"
        "    show_progress=False)\n"
        "assert fit.draws().shape[:2] == (1500, 3)\n"
    )
    watch = project.watch("--", str(python), "fit.py", str(binary), str(binary.parent / "cmdstan-2.37.0"))
    assert watch.end() == 0, watch.why()
    kept = [rows(path) for path in chains(run_of(project, "fit"))]
    assert [len(one) for one, _ in kept] == [1500] * 3 and all(finished for _, finished in kept)
    record = json.loads((run_of(project, "fit") / "run.json").read_text())
    assert (record["state"], record["chains"], record["seed"]) == ("finished", 3, 5)


def test_a_python_among_the_words_is_recorded_by_the_hook(project):
    """`-- python model.py` is as good as `model.py`; the script gives the model its name, and can be mended."""
    project.add("acceptance/models/two_wells.py")
    watch = project.watch("--", PYTHON, "model.py", SEED="1", DRAWS="500")
    assert watch.end() == 0, watch.why()
    [segment] = project.segments("model")
    assert segment.draws() == [700, 700] and segment.read("hello.json")
    assert not watch.told("nothing that a fix could be written into")
