"""The tool as the engine calls it: a subprocess, JSON in, JSON out; and what it says of a file."""

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest

from rhatchet.fix import Source, check, inspect

FOLDER = Path(__file__).resolve().parents[1] / "rhatchet" / "fix"
MODEL = '''\
import os
import pymc as pm

TUNE = 500
pm.sample(
    draws=-1, tune=TUNE, target_accept=float(os.environ["TA"]),
    init='auto')
'''
WAYS = {"main.py, isolated": ["-I", str(FOLDER / "main.py")], "main.py": [str(FOLDER / "main.py")],
        "__main__.py": [str(FOLDER / "__main__.py")], "__main__.py, isolated, no site": ["-I", "-S", str(FOLDER / "__main__.py")]}


def run(*arguments, way="main.py, isolated", said=None, cwd=None):
    """Exit status and answer."""
    done = subprocess.run([sys.executable, *WAYS[way], *arguments], capture_output=True, cwd=cwd,
                          input=said if isinstance(said, bytes) else json.dumps(said or {}).encode())
    assert (done.stderr, done.stdout.count(b"\n")) == (b"", 1)
    return done.returncode, json.loads(done.stdout)


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "model.py"
    path.write_text(MODEL)
    return path


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_call_it_gives_the_same(way, model):
    status, said = run("inspect", str(model), way=way)
    assert (status, said["calls"][0]["line"]) == (0, 5)


def test_nothing_of_the_user_is_imported(model):
    for name in ("json", "ast", "numpy", "pymc", "rhatchet", "fix", "cli"):
        (model.parent / f"{name}.py").write_text("raise SystemExit('imported')")
    model.write_text(MODEL + "raise SystemExit('run')\n")
    for way in WAYS:
        assert run("check", "model.py", way=way, cwd=model.parent)[0] == 0


def test_inspect_says_what_every_parameter_is(model):
    said = run("inspect", str(model))[1]["calls"][0]
    rows = said["parameters"]
    assert {name: row["state"] for name, row in rows.items()} == {
        "target_accept": "not_literal", "max_treedepth": "absent", "tune": "name", "draws": "literal",
        "init": "literal", "metric": "unavailable", "step_size": "absent", "initvals": "absent"}
    assert (rows["draws"]["value"], rows["draws"]["source"], rows["draws"]["line"], rows["draws"]["column"]) == (-1, "-1", 6, 11)
    assert (rows["tune"]["value"], rows["tune"]["line"], rows["tune"]["name"], rows["tune"]["used_line"]) == (500, 4, "TUNE", 6)
    assert (rows["target_accept"]["origin"], rows["target_accept"]["origin_line"]) == ("the environment (os.environ)", 6)
    assert (rows["max_treedepth"]["default"], rows["step_size"]["default"]) == (10, 0.25)


DEFAULTS = [  # call, PyMC, sampler -> target_accept, max_treedepth, tune, draws, init
    ("pm.sample()", "5.28.5", None, (0.8, 10, [1000], 1000, "auto")),
    ("pm.sample()", "6.4.0", "nutpie", (0.8, 10, [400], 1000, "auto")),
    ("pm.sample()", "6.4.0", "pymc", (0.8, 10, [1000], 1000, "auto")),
    ("pm.sample()", None, None, (0.8, 10, [1000, 400], 1000, "auto")),
    ("nutpie.sample(m)", None, None, (0.8, 10, [400], 1000, None)),
]


@pytest.mark.parametrize("text, pymc, sampler, expected", DEFAULTS)
def test_what_is_absent_counts_as_the_documented_default(text, pymc, sampler, expected, tmp_path):
    path = tmp_path / "m.py"
    path.write_text(f"import pymc as pm, nutpie\n{text}\n")
    options = (["--pymc", pymc] if pymc else []) + (["--sampler", sampler] if sampler else [])
    rows = run("inspect", str(path), *options)[1]["calls"][0]["parameters"]
    seen = tuple(rows[name].get("default") for name in ("target_accept", "max_treedepth", "tune", "draws", "init"))
    assert seen[:2] + (rows["tune"]["defaults"],) + seen[3:] == expected


NAMES = {
    "import pymc as pm\npm.sample()": "pymc", "import pymc\npymc.sample()": "pymc", "from pymc import sample\nsample()": "pymc",
    "from pymc import sample as s\ns()": "pymc", "from pymc import *\nsample()": "pymc", "import pymc.sampling\npymc.sample()": "pymc",
    "import pymc as pm\npm.sampling.mcmc.sample()": "pymc", "from nutpie import sample\nsample(m)": "nutpie",
    "import nutpie as nt\nnt.sample(m)": "nutpie", "import pymc as pm\ndef f():\n  import pymc as pm\n  pm.sample()": "pymc",
    "import pymc as pm\nasync def f():\n  return [pm.sample() for _ in x]": "pymc", "import pymc as a\nb = a\nb.sample()": "pymc",
    "import fake as pm\npm.sample()": None, "from .pymc import sample\nsample()": None, "sample()": None,
    "try:\n  import pymc as pm\nexcept E:\n  import pymc3 as pm\npm.sample()": None, "x = 'pm.sample()'": None,
}


@pytest.mark.parametrize("text", NAMES)
def test_a_sampler_is_known_by_its_import(text):
    said = inspect(Source(text.encode()))
    assert [call["sampler"] for call in said["calls"]] == ([NAMES[text]] if NAMES[text] else [])
    assert check(Source(text.encode()))["sampler_calls"] == len(said["calls"])


BROKEN = {
    "a bracket": (b"x = (1\n", "m.py:1:5", "'(' was never closed"), "an indent": (b"if x:\npass\n", "m.py:2:1", "indented block"),
    "a return": (b"x = 1\nreturn x\n", "m.py:2:", "outside function"), "a null": (b"x = 1\0\n", "m.py:1:", "null"),
    "not utf-8": (b"x = 1\n\ny = '\xe9'\n", "m.py:3:1", "byte 0xe9 is no utf-8"), "an unknown cookie": (b"# coding: klingon\n", "m.py:1:1", "klingon"),
    "nested too deeply": (b"x = " + b"(" * 5000 + b")" * 5000, "m.py:1:", ""),
}


@pytest.mark.parametrize("case", BROKEN)
def test_check_gives_the_place_of_what_is_broken(case, tmp_path):
    data, place, words = BROKEN[case]
    (tmp_path / "m.py").write_bytes(data)
    status, said = run("check", "m.py", cwd=tmp_path)
    assert (status, said["error"]["code"]) == (1, "syntax")
    assert said["error"]["message"].startswith(place) and words in said["error"]["message"]


def test_check_of_a_file_that_never_samples_is_a_hint_only(tmp_path):
    (tmp_path / "m.py").write_text("import model2\n")
    status, said = run("check", "m.py", cwd=tmp_path)
    assert (status, said["ok"], said["sampler_calls"], "imports" in said["hint"]) == (0, True, 0, True)


def test_apply_then_prove(model):
    changes = [{"parameter": "tune", "from": 500, "to": 1500}, {"parameter": "max_treedepth", "from": 10, "to": 12}]
    status, made = run("apply", str(model), said={"changes": changes, "name": "model.py"})
    assert (status, model.read_text(), made["diff"].splitlines()[0]) == (0, MODEL, "--- a/model.py")
    after = model.with_name("after.py")
    after.write_bytes(base64.b64decode(made["after_base64"]))
    for sides in ({"before_path": str(model), "after_path": str(after)}, {"before": MODEL, "after": made["after"]},
                  {"before": MODEL, "after_base64": made["after_base64"]}):
        status, said = run("prove", said={**sides, "changes": changes, "name": "model.py"})
        assert (status, said["proven"], said["after_sha256"]) == (0, True, made["after_sha256"])


WRONG = {
    "no JSON": (["prove"], b"{", "malformed"), "no object": (["prove"], b"[]", "malformed"), "nothing": (["prove"], b"", "malformed"),
    "no versions": (["prove"], {"changes": []}, "malformed"), "bad base64": (["prove"], {"before": "", "after_base64": "%"}, "malformed"),
    "no changes": (["prove"], {"before": "", "after": ""}, "malformed"), "no such command": (["mend"], {}, "malformed"),
    "no file": (["inspect"], {}, "malformed"), "a file that is not there": (["check", "nowhere.py"], {}, "unreadable"),
    "a folder": (["check", "."], {}, "unreadable"),
}


@pytest.mark.parametrize("case", WRONG)
def test_an_error_is_json_too(case, tmp_path):
    arguments, said, code = WRONG[case]
    status, answer = run(*arguments, said=said, cwd=tmp_path)
    assert (status, answer["error"]["code"], set(answer["error"])) == (1, code, {"code", "message", "hint", "line", "column"})
