#!/usr/bin/env python3
"""Runs every case of a tranche, or the named ones; writes TRANCHE/logs/NAME.log and TRANCHE/labels.json.

    tranche.py TRANCHE --own PYTHON --pymc5 PYTHON --pymc6 PYTHON --stan FOLDER [--missing] [NAME ...]

FOLDER is where a prophet wheel is unpacked (it holds a program of CmdStan and its tools).
Needs root on Linux: each case runs in a mount and host-name namespace of its own, where /home/ana is the scratch folder.
"""
import argparse
import functools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

CORPUS = Path(__file__).resolve().parent
CATEGORIES = ("implementation", "data", "resource", "convergence", "unknown", "healthy")
LARGEST = 40_000
LONGEST = 240
SETUP = r"""
set -e
mount -t tmpfs none /home
mkdir -p /home/ana /mnt
mount --bind "$B_HOME" /home/ana
mkdir -p /home/ana/env /home/ana/stan /home/ana/own /home/ana/pymc6 /home/ana/pymc5
mount --bind "$B_ENV" /home/ana/env
mount --bind "$B_STAN" /home/ana/stan
hostname node07
unset B_HOME B_ENV B_STAN
cd /home/ana/project
set +e
exec bash -c "$B_COMMAND"
"""


class Wrong(Exception):
    pass


def read(path, more=()):
    """A case; ``more`` are keys that it may have besides."""
    head, *parts = re.split(r"^--- (\S+)\n", path.read_text(), flags=re.M)
    lines = head.strip("\n").split("\n")
    name, category, python = (word.strip() for word in lines[0].removeprefix("@@@").split("|"))
    case = {"name": name, "category": category, "python": python, "files": dict(zip(parts[::2], parts[1::2]))}
    for line in lines[1:]:
        if line.strip():
            key, _, value = line.partition(":")
            case[key.strip()] = value.strip()
    assert category in CATEGORIES, (name, category)
    unknown = set(case) - {"name", "category", "python", "files", "reason", "message", "type", "evidence", "cmd", "env", "kill",
                           "ask", "cut", "doubt", "source", "exit", "signal", "first", "packages", *more}
    assert not unknown, (name, unknown)
    assert "reason" in case, name
    return case


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for word in ("own", "pymc5", "pymc6", "stan"):
        parser.add_argument("--" + word, required=True)
    parser.add_argument("--missing", action="store_true", help="only the cases that have no log yet")
    parser.add_argument("tranche", choices=["again", "last", "third", "fourth", "fifth", "sixth", "seventh", "eighth"])
    parser.add_argument("names", nargs="*")
    options = parser.parse_intermixed_args()
    pythons = {w: os.path.abspath(getattr(options, w)) for w in ("own", "pymc5", "pymc6")}
    tranche = CORPUS / options.tranche
    logs = tranche / "logs"
    cases = [read(p) for p in sorted((tranche / "cases").glob("*.case"))]
    cases.sort(key=lambda c: CATEGORIES.index(c["category"]))
    file = tranche / "labels.json"
    labels = {l["log"]: l for l in json.loads(file.read_text())} if file.exists() else {}
    logs.mkdir(exist_ok=True)
    known = {c["name"] + ".log" for c in cases}
    natives = {path.stem + ".log" for path in (tranche / "native").glob("*.case")}
    for stray in logs.glob("*.log"):
        if stray.name not in known | natives:
            stray.unlink()
    others = [v for k, v in labels.items() if k not in known]
    bad = 0
    with tempfile.TemporaryDirectory(prefix="corpus-") as scratch:
        for case in cases:
            log = case["name"] + ".log"
            if options.names and case["name"] not in options.names:
                continue
            if options.missing and log in labels and (logs / log).exists():
                continue
            try:
                labels[log] = make(case, logs / log, pythons, os.path.abspath(options.stan), Path(scratch))
            except (Wrong, subprocess.TimeoutExpired) as wrong:
                bad += 1
                print(f"WRONG {case['name']}: {wrong}", file=sys.stderr, flush=True)
                continue
            print(log, case["category"], labels[log]["exit_status"], labels[log]["signal"], labels[log]["line"], flush=True)
            order = [c["name"] + ".log" for c in cases]
            kept = [labels[l] for l in order if l in labels]
            file.write_text(json.dumps(in_order(kept + others), indent=2, ensure_ascii=False) + "\n")
    return 1 if bad else 0


def in_order(labels):
    """By category; the cases of native_tranche.py stand in the same file."""
    return sorted(labels, key=lambda label: CATEGORIES.index(label["category"] or "healthy"))


def make(case, file, pythons, stan, scratch):
    home = scratch / "home"
    project = home / "project"
    shutil.rmtree(project, ignore_errors=True)
    shutil.rmtree(home / "scratch", ignore_errors=True)
    (home / "scratch").mkdir(parents=True)
    project.mkdir()
    for name, text in case["files"].items():
        if name != "append":
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_text(fill(text) if name.endswith(".sh") else text)
    text, code = run(case, pythons[case["python"]], stan, scratch, home)
    text = text.replace(base_prefix(pythons[case["python"]]), "/home/ana/.pyenv/versions/" + version(pythons[case["python"]])[0])
    text = re.sub(r"/root\b", "/home/ana", text)
    text = re.sub(r"Linux-[\w.+-]+?-x86_64", "Linux-6.8.0-48-generic-x86_64", text)
    for word in (str(scratch), str(CORPUS)):
        text = text.replace(word, "/home/ana")
    if "cut" in case:
        text = text[: text.rindex(case["cut"])]
    text += case["files"].get("append", "")
    file.write_bytes(text.encode())
    if len(text.encode()) > LARGEST:
        raise Wrong("too large")
    return label(case, file.name, text, code, pythons[case["python"]])


def run(case, python, stan, scratch, home):
    command = fill(case.get("cmd", "exec {python} train.py"))
    env = {
        "PATH": "/home/ana/env/bin:/usr/local/bin:/usr/bin:/bin", "HOME": "/home/ana", "USER": "ana", "LANG": "C.UTF-8",
        "TMPDIR": "/home/ana/scratch", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "JAX_PLATFORMS": "cpu",
        "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1",
        "B_HOME": str(home), "B_ENV": str(Path(python).parent.parent), "B_STAN": stan, "B_COMMAND": command,
    }
    env |= dict(w.split("=", 1) for w in case.get("env", "").split())
    output = scratch / "output"
    with output.open("wb") as sink:
        process = subprocess.Popen(["unshare", "--mount", "--uts", "bash", "-c", SETUP], env=env, stdin=subprocess.DEVNULL,
                                   stdout=sink, stderr=subprocess.STDOUT, start_new_session=True)
        code = wait(case, process, LONGEST)
        if code is None or "kill" in case:
            text = output.read_bytes()
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
            return text.decode(errors="replace"), code
    return output.read_bytes().decode(errors="replace"), code


def wait(case, process, longest):
    """The status of the process, in so many seconds; None for one that still runs."""
    if "ask" not in case and "kill" not in case:
        try:
            return process.wait(longest)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    seconds, number = case["kill"].split() if "kill" in case else (case["ask"], 0)
    try:
        process.wait(float(seconds))
        raise Wrong("ended by itself")
    except subprocess.TimeoutExpired:
        if not int(number):
            return None
    os.kill(process.pid, int(number))
    return process.wait(longest)


def packages(case, versions):
    found = {name.lower(): version for name, version in versions.items()}
    return {name: found[name.lower()] for name in case.get("packages", "").split()}


def fill(text):
    model = "/home/ana/stan/prophet/stan_model/"
    return (text.replace("{python}", "/home/ana/env/bin/python").replace("{cmdstan}", model + "prophet_model.bin")
            .replace("{stan}", model + "cmdstan-2.37.0/bin"))


def label(case, log, text, code, python):
    number = lambda key: int(case[key]) if key in case else None
    told = "exit" in case or "signal" in case
    kind, message = case.get("type"), case.get("message")
    kind = kind and kind.split(".")[-1]
    evidence = case.get("evidence", message)
    for word in (kind, message):
        if word and word not in text:
            raise Wrong(f"{word!r} is not in the log:\n{text[-2500:]}")
    line = None
    if evidence:
        found = [n for n, l in enumerate(text.split("\n"), 1) if evidence in l]
        if not found:
            raise Wrong(f"no line has {evidence!r}:\n{text[-2500:]}")
        line = found[0] if "first" in case else found[-1]
    versions = version(python)
    return {
        "log": log, "category": None if case["category"] == "healthy" else case["category"],
        "exit_status": number("exit") if told else (code if code is not None and code >= 0 else None),
        "signal": number("signal") if told else (-code if code is not None and code < 0 else None),
        "type": kind, "message": message, "line": line, "reason": case["reason"], "doubt": case.get("doubt"),
        "transcribed": "source" in case, "source": case.get("source"),
        "made_with": {"python": versions[0], "packages": packages(case, versions[1])},
    }


@functools.cache
def base_prefix(python):
    return subprocess.check_output([python, "-c", "import sys; print(sys.base_prefix)"], text=True).strip()


@functools.cache
def version(python):
    ask = ("import importlib.metadata as m, json, platform; "
           "print(json.dumps([platform.python_version(), {d.name: d.version for d in m.distributions()}]))")
    return json.loads(subprocess.check_output([python, "-c", ask], text=True))


if __name__ == "__main__":
    sys.exit(main())
