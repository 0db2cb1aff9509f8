"""Runs of CmdStan that are cut and gone on with, kernel unchanged: the user's own outputs hold the whole.

Read by what reads CmdStan's output: stansummary, cmdstanpy, ArviZ, `rhatchet diagnose` and `rhatchet.load`.
"""

import itertools
import json
import os
import re
import resource
import signal
import subprocess

import arviz
import pytest
from cmdstan import data, interpreter, program, rows
from driving import BINARY, Project, wait_for
from faults.surroundings import small_disk

import rhatchet

WARM_UP = 300


def words(binary, *more, samples=1500):
    return [
        str(binary), "sample", f"num_samples={samples}", f"num_warmup={WARM_UP}", *more,
        "data", "file=data.json", "random", "seed=3", "output", "file=out.csv",
    ]  # fmt: skip


def extend(project, call, *more, **environment):
    """`rhatchet extend` of that call, as it runs."""
    return subprocess.Popen(
        [BINARY, "extend", "--name", "stan", *more, "--format", "plain", "--", *call], cwd=project.root,
        env=project.environment | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip


def ended(watch, *statuses):
    text = watch.communicate(timeout=120)[0]
    assert watch.returncode in statuses, text
    return text


def run(project, training=1):
    return project.root / ".rhatchet" / "trainings" / f"stan-{training}" / "segments" / "1" / "run-0"


def cut(project, training, least, chain=0, also=()):
    """Kill the program with SIGKILL, and processes beside it, once a chain has so many rows."""
    path = run(project, training) / f"chain-{chain}.csv"
    wait_for("draws", lambda: path.exists() and len(rows(path)[0]) >= least)
    for each in also:
        os.kill(each.pid, signal.SIGKILL)
    os.killpg(project.segments("stan", training)[0].pid, signal.SIGKILL)


def values(path):
    """Rows as they stand; their order is that in which they were drawn."""
    return rows(path)[0]


def sound(path, draws, binary):
    """One output as its readers want it, with exactly so many draws."""
    text = path.read_text()
    assert len(values(path)) == draws and len(set(values(path))) == draws
    assert re.search(rf"^# +num_samples = {draws}$", text.replace(" (Default)", ""), re.M)
    assert text.count("Adaptation terminated") == 1 and text.count("Elapsed Time") == 1 and text.endswith("# \n")
    seconds = dict(reversed(pair) for pair in re.findall(r"([\d.e-]+) seconds \((\S+)\)", text))
    assert float(seconds["Sampling"]) > 0 and float(seconds["Warm-up"]) > 0


def summarized(binary, *files):
    """Draws of each chain as CmdStan's own stansummary counts them."""
    [found] = binary.parent.glob("cmdstan-*/bin/stansummary")
    done = subprocess.run([str(found), *map(str, files)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    # Of chains that are alike 2.37 says it once.
    counts = [int(n) for n in re.search(r"iter=\(?([\d,]*\d)", done.stdout)[1].split(",")]
    return counts * (len(files) // len(counts))


@pytest.mark.parametrize("version", ["2.33", "2.37"])
def test_a_program_that_was_killed_twice_has_every_planned_draw_once(project, version):
    """Also where the watch is killed with it, and where nobody looks on while the last draws are made."""
    binary = program(version)
    data(project.root)
    call, out = words(binary), project.root / "out.csv"
    watch = project.watch("--name", "stan", "--", *call)
    cut(project, 1, 200)
    assert watch.end() == 1, watch.why()
    first, head = values(out), out.read_bytes()[:4000]
    # Its program and the watch are killed in the middle of what was missing: the output is what it was.
    second = extend(project, call)
    cut(project, 2, len(first) + 200, also=[second])
    second.communicate()
    assert values(out) == first
    # The next watch is killed while the program draws on: nobody takes what it writes last.
    third = extend(project, call)
    path = run(project, 3) / "chain-0.csv"
    wait_for("its file", path.exists)
    # What the killed ones have left is brought together first.
    held = values(out)
    assert held[: len(first)] == first and len(held) >= len(first) + 200
    wait_for("draws", lambda: len(rows(path)[0]) > len(held) + 50)
    begun = values(path)
    os.kill(third.pid, signal.SIGKILL)
    third.communicate()
    wait_for("its end", lambda: not project.processes())
    assert values(out) == held and len(values(path)) < 1500
    # Nothing is missing: nothing is drawn, and the whole stands where the user wants it.
    assert ended(extend(project, call), 0, 3)
    sound(out, 1500, binary)
    whole = values(out)
    assert whole[: len(first)] == first and whole[: len(begun)] == begun
    assert out.read_bytes()[: head.index(b"num_samples")] == head[: head.index(b"num_samples")]
    assert summarized(binary, out) == [1500]
    # The parts are where they were, each with what its own program wrote.
    assert values(run(project, 1) / "chain-0.csv") == first
    parts = [values(project.segments("stan", n)[0].path / "part-0.csv") for n in (2, 3)]
    assert first + parts[0] + parts[1] == whole
    record = json.loads((run(project, 4) / "run.json").read_text())
    assert (record["state"], record["draws"], record["resume"]["joins"][0]["draws"]) == ("finished", 1500, [1500])
    # More of them, and every reader has them.
    ended(extend(project, call, "--draws", "300"), 0, 3)
    sound(out, 1800, binary)
    assert values(out)[:1500] == whole and summarized(binary, out) == [1800]
    for path in (out, ".rhatchet/trainings/stan-5", "."):
        done = project.rhatchet("diagnose", path)
        assert "1 chain of 1800 draws" in done.stdout.replace(",", ""), done.stdout[-600:] + done.stderr
    loaded = rhatchet.load(project.root)
    assert loaded.posterior.sizes["draw"] == 1800 and loaded.posterior["delta"].shape == (1, 1800, 5)
    if hasattr(arviz, "from_cmdstan"):  # ArviZ 1 reads CmdStan's files by cmdstanpy alone
        assert (loaded.posterior["delta"].values == arviz.from_cmdstan(str(out)).posterior["delta"].values).all()


def test_chains_of_one_call_that_were_cut_at_different_places_are_each_completed(project):
    """One is complete, one is in the middle, one has not begun; cmdstanpy takes them for what one call has made."""
    binary, python = program("2.37"), interpreter()
    data(project.root)
    call = words(binary, "num_chains=3", samples=700)
    outputs = [project.root / f"out_{n}.csv" for n in (1, 2, 3)]
    watch = project.watch("--name", "stan", "--", *call)
    cut(project, 1, 200, chain=1)
    assert watch.end() == 1, watch.why()
    before = [values(path) for path in outputs[:2]]
    assert len(before[0]) == 700 and 200 <= len(before[1]) < 700
    text = ended(extend(project, call), 0, 3)
    assert "chain 2 had not drawn" in text
    for path in outputs:
        sound(path, 700, binary)
    assert values(outputs[0]) == before[0] and values(outputs[1])[: len(before[1])] == before[1]
    # The chain that begins anew is the one that the call would have drawn.
    alone = [*words(binary, samples=700)[:-1], "file=alone.csv", "id=3"]
    subprocess.run(alone, cwd=project.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    assert values(project.root / "alone.csv") == values(outputs[2])
    assert summarized(binary, *outputs) == [700] * 3
    code = "import sys, cmdstanpy; print(cmdstanpy.from_csv(sys.argv[1:]).draws().shape)"
    done = subprocess.run([str(python), "-c", code, *map(str, outputs)], capture_output=True, text=True)
    assert done.stdout.strip().startswith("(700, 3, "), done.stderr
    assert rhatchet.load(project.root).posterior.sizes == {"chain": 3, "draw": 700} | {
        name: size for name, size in rhatchet.load(project.root).posterior.sizes.items() if name not in ("chain", "draw")
    }


def test_another_call_or_other_data_are_refused_and_two_kernels_are_pooled_only_by_name(project):
    binary = program("2.37")
    data(project.root)
    call = words(binary, samples=300)
    watch = project.watch("--name", "stan", "--", *call)
    assert watch.end() in (0, 3), watch.why()
    kept = (project.root / "out.csv").read_bytes()
    other = words(binary, "adapt", "delta=0.95", samples=300)
    refused = ended(extend(project, other), 2)
    assert "'delta=0.95'" in refused and "draws of two kernels are not pooled" in refused
    data(project.root, rows=200)
    assert "its data" in ended(extend(project, call), 2)
    assert (project.root / "out.csv").read_bytes() == kept and not run(project, 2).exists()
    data(project.root)
    # A new training writes over the output; what it held is safe first.
    second = project.watch("--name", "stan", "--", *other)
    assert second.end() in (0, 3), second.why()
    assert (run(project, 1) / "chain-0.csv").read_bytes() == kept != (project.root / "out.csv").read_bytes()
    runs = [str(run(project, n)) for n in (1, 2)]
    assert "--pool" in project.rhatchet("diagnose", *runs).stderr
    assert "2 chains of 300 draws" in project.rhatchet("diagnose", "--pool", *runs).stdout
    with pytest.raises(ValueError, match="pool=True"):
        rhatchet.load(runs)
    assert rhatchet.load(runs, pool=True).posterior.sizes["chain"] == 2


def test_what_a_killed_watch_has_not_taken_is_safe_before_its_output_is_written_over(project):
    """The program comes to its end alone; the same command again starts anew and cuts the file to nothing."""
    binary = program("2.37")
    data(project.root)
    call = words(binary, samples=1500)
    watch = project.watch("--name", "stan", "--", *call)
    watch.wait_for("draws", lambda: (run(project) / "chain-0.csv").exists())
    watch.kill()
    wait_for("its end", lambda: not project.processes())
    kept = (project.root / "out.csv").read_bytes()
    again = project.watch("--name", "stan", "--", *call)
    assert again.end() in (0, 3), again.why()
    assert (run(project) / "chain-0.csv").read_bytes() == kept
    assert json.loads((run(project) / "run.json").read_text())["state"] == "finished"


def test_a_watch_that_is_killed_at_any_file_leaves_an_output_that_is_whole_or_as_it_was(project):
    binary = program("2.37")
    data(project.root)
    call, out = words(binary, samples=400), project.root / "out.csv"
    watch = project.watch("--name", "stan", "--", *call)
    cut(project, 1, 100)
    assert watch.end() == 1, watch.why()
    before = out.read_bytes()
    for place, point in zip(itertools.count(1), itertools.cycle(["after-write", "after-rename"])):
        killed = extend(project, call, RHATCHET_FAULT=f"file.{point}:{place}")
        killed.communicate(timeout=120)
        wait_for("its end", lambda: not project.processes())
        # A launch that was asked for ten seconds ago has no keeper coming any more.
        for launch in project.root.glob(".rhatchet/trainings/*/segments/1/launch.json"):
            os.utime(launch, (0, 0))
        assert rows(out)[1] or out.read_bytes() == before, place
        if killed.returncode != -signal.SIGKILL:
            break
    assert place > 10 and killed.returncode in (0, 3)
    assert not list(project.root.glob("*rhatchet-part"))
    ended(extend(project, call), 0, 3)
    sound(out, 400, binary)


def test_a_full_disk_leaves_the_output_as_it_is_until_there_is_room(project, tmp_path):
    """It is full for the program, which then ends as if all were well, and for the whole."""
    binary = program("2.37")
    data(project.root)
    with small_disk(tmp_path, megabytes=8) as disk:
        if disk is None:
            pytest.skip("nothing can be mounted here")
        out = disk.point / "out.csv"
        call = [*words(binary, samples=900)[:-1], f"file={out}"]
        watch = project.watch("--name", "stan", "--", *call)
        watch.wait_for("draws", lambda: len(chain_rows(project)) >= 100)
        disk.fill()
        watch.end()
        before, first = out.read_bytes(), values(out)
        assert 100 <= len(first) < 900 and values(run(project, 1) / "chain-0.csv") == first
        text = ended(extend(project, call), 0, 1, 3)
        assert "no space left on device" in text and "the next 'rhatchet watch' or 'rhatchet extend'" in text
        assert out.read_bytes() == before and len(values(run(project, 2) / "chain-0.csv")) == 900
        disk.empty()
        ended(extend(project, call), 0, 3)
        sound(out, 900, binary)
        assert values(out)[: len(first)] == first and [path.name for path in disk.point.glob("*.csv*")] == ["out.csv"]


def test_what_a_full_disk_has_kept_from_a_killed_watch_is_not_written_over(tmp_path):
    """Rhatchet's folder is on a disk of its own: the rest of the draws stands in the program's own file alone."""
    binary = program("2.37")
    with small_disk(tmp_path, megabytes=16) as disk:
        if disk is None:
            pytest.skip("nothing can be mounted here")
        project, out = Project(disk.point / "project", tmp_path), tmp_path / "out.csv"
        try:
            data(project.root)
            call = [*words(binary, samples=900)[:-1], f"file={out}"]
            watch = project.watch("--name", "stan", "--", *call)
            watch.wait_for("draws", lambda: len(chain_rows(project)) >= 100)
            disk.fill()
            watch.wait_for("draws that are not kept", lambda: len(values(out)) >= len(chain_rows(project)) + 200)
            watch.kill()
            wait_for("the end of the program", lambda: rows(out)[1])
            disk.empty()
            wait_for("the end of the keeper", lambda: not project.processes())
            drawn, some = out.read_bytes(), (run(project) / "chain-0.csv").read_bytes()
            limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (len(some) + 50_000,) * 2)
            for again in ("watch", "extend"):
                # Room for all but the draws; and no file may be so long.
                disk.fill(leaving=400_000)
                refused = [started(project, again, call)]
                disk.empty()
                refused.append(started(project, again, call, preexec_fn=limit))
                for why, done in zip(("no space left on device; free some space", "file too large"), refused):
                    assert done.returncode == 2 and why in done.stderr, done.stdout + done.stderr
                    assert "Nothing was started" in done.stderr and "move the output to another folder" in done.stderr
                assert out.read_bytes() == drawn and (run(project) / "chain-0.csv").read_bytes() == some
            done = started(project, "watch", call)
            assert done.returncode in (0, 3), done.stderr
            assert (run(project) / "chain-0.csv").read_bytes() == drawn
            assert json.loads((run(project) / "run.json").read_text())["state"] == "finished"
        finally:
            project.end()


def started(project, command, call, **settings):
    """A start by that command, to its end."""
    line = [BINARY, command, "--name", "stan", "--format", "plain", "--", *call]
    settings |= {"cwd": project.root, "env": project.environment, "timeout": 60}
    return subprocess.run(line, capture_output=True, text=True, **settings)


def chain_rows(project):
    path = run(project) / "chain-0.csv"
    return values(path) if path.exists() else []
