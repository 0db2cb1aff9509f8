"""Which files a script reads, as the hook writes it down; and that it costs nothing that counts."""

import json
import subprocess
import sys

import pytest

from conftest import environment, run

READS = """
import os, io, sys
from pathlib import Path
open("data/a.csv").read()
open("data/a.csv").read()
Path("data/b.csv").read_text()
io.open(b"data/c.csv", "rb").close()
os.close(os.open("data/d.csv", os.O_RDONLY))
open("data/link.csv").close()
open("data/kept.csv", "r+").close()
os.chdir("data"); os.mkdir("data"); Path("data/a.csv").write_text("other"); open("data/a.csv").close(); os.chdir("..")
open("data/made.csv", "w").close()
open("data/added.csv", "a").close()
os.close(os.open("data/raw.csv", os.O_WRONLY | os.O_CREAT))
Path("output").mkdir(); Path("output/o.csv").write_text("x"); Path("output/o.csv").read_text()
Path(".hidden").mkdir(); Path(".hidden/h.csv").write_text("x"); Path(".hidden/h.csv").read_text()
Path("helper.py").write_text("1"); Path("helper.py").read_text()
open(sys.argv[1]).close()
try: open("data/none.csv")
except FileNotFoundError: pass
open(os.dup(0)).close()
if os.fork() == 0:
    open("data/child.csv").close()
    os._exit(0)
os.wait()
"""


@pytest.fixture
def project(segments):
    folder = segments.parents[3]
    (folder / "data").mkdir()
    for name in "a b c d kept child".split():
        (folder / "data" / f"{name}.csv").write_text("1\n")
    (folder / "data" / "link.csv").symlink_to("a.csv")
    return folder


def noted(segment):
    return [json.loads(line)["path"] for line in (segment / "inputs.jsonl").read_text().splitlines()]


def test_what_the_script_reads_in_its_project_is_noted_once(project, segments, tmp_path_factory):
    script = project / "model_1.py"
    script.write_text(READS)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "x.csv"
    elsewhere.write_text("1")
    done = subprocess.run([sys.executable, str(script), str(elsewhere)], cwd=project, env=environment(segments / "1"), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert noted(segments / "1") == [f"data/{name}.csv" for name in ("a", "b", "c", "d", "link", "kept", "data/a")]
    assert not (segments / "1" / "hook-errors.log").exists()


def test_pandas_and_numpy_are_heard(project, segments):
    pytest.importorskip("pandas")
    script = project / "model_1.py"
    script.write_text("import os, sys; os.chdir(sys.argv[1])\nimport numpy as np, pandas as pd\npd.read_csv('data/a.csv')\nnp.loadtxt('data/b.csv')\n")
    run([script, project], segments / "1")
    assert noted(segments / "1") == ["data/a.csv", "data/b.csv"]


def test_a_segment_in_no_project_listens_to_nothing(tmp_path):
    script = tmp_path / "s.py"
    script.write_text("open(__file__).close()\n")
    run([script], tmp_path / "segment")
    assert not (tmp_path / "segment" / "inputs.jsonl").exists()


COST = """
import sys, time
def measured():
    best = 9
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(2000): open(sys.argv[1]).close()
        best = min(best, time.perf_counter() - start)
    return best / 2000
print(measured())
"""


def test_an_opening_costs_little_more_than_without_the_hook(project, segments):
    script = project / "model_1.py"
    script.write_text(COST)
    cost = {}
    for name, segment in (("without", None), ("with", segments / "1")):
        cost[name] = min(float(run([script, project / "data" / "a.csv"], segment).stdout) for _ in range(2))
    print(f"an opening: {cost['without'] * 1e6:.2f} us without, {cost['with'] * 1e6:.2f} us with the hook")
    assert cost["with"] - cost["without"] < 20e-6
