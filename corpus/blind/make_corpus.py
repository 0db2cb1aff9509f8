#!/usr/bin/env python3
"""Runs every case and writes logs/NNN-name.log and labels.json.

    make_corpus.py --own PYTHON --pymc5 PYTHON --pymc6 PYTHON [NAME ...]

With names, only those cases run again; the labels of the others stay as they are.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

from cases import convergence, data, healthy, implementation, resource, unknown
from cases.case import CATEGORIES, Case

HERE = Path(__file__).resolve().parent
LOGS = HERE / "logs"
LABELS = HERE / "labels.json"
LARGEST = 40_000  # bytes of one log
LONGEST = 240  # seconds of one run
MODULES = (implementation, data, resource, convergence, unknown, healthy)


class WrongCase(Exception):
    """The run did not show what the label says of it."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for interpreter in ("own", "pymc5", "pymc6"):
        parser.add_argument(f"--{interpreter}", required=True, metavar="PYTHON")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    interpreters = {name: os.path.abspath(getattr(options, name)) for name in ("own", "pymc5", "pymc6")}
    cases = [case for module in MODULES for case in module.CASES]
    refuse_bad(cases, options.names)
    labels = {label["log"]: label for label in read_labels()}
    LOGS.mkdir(exist_ok=True)
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="corpus-") as scratch:
        for number, case in enumerate(cases, start=1):
            log = f"{number:03}-{case.name}.log"
            if options.names and case.name not in options.names:
                continue
            try:
                labels[log] = make(case, log, interpreters, Path(scratch))
            except WrongCase as wrong:
                failed.append(case.name)
                print(f"{log}: {wrong}", file=sys.stderr, flush=True)
                continue
            write_labels(labels, cases)
            print(log, *(labels[log][key] for key in ("exit_status", "signal", "line")), flush=True)
    delete_strays(cases)
    return 1 if failed else 0


def delete_strays(cases: list[Case]) -> None:
    """Deletes the logs that no case has any more."""
    known = {f"{number:03}-{case.name}.log" for number, case in enumerate(cases, start=1)}
    for path in LOGS.glob("*.log"):
        if path.name not in known:
            path.unlink()


def refuse_bad(cases: list[Case], names: list[str]) -> None:
    known = [case.name for case in cases]
    twice = {name for name in known if known.count(name) > 1}
    strange = set(names) - set(known)
    if twice or strange:
        sys.exit(f"cases named twice: {sorted(twice)}; names of no case: {sorted(strange)}")
    for case in cases:
        if case.category not in CATEGORIES:
            sys.exit(f"{case.name}: no such category: {case.category}")
        if case.transcribed != (case.source is not None):
            sys.exit(f"{case.name}: what is transcribed has a source, and only that")


def make(case: Case, log: str, interpreters: dict[str, str], scratch: Path) -> dict:
    """Runs the case and returns its label."""
    project = scratch / "project"
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir()
    for name, text in {"train.py": case.program, **case.files}.items():
        if text:
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_text(textwrap.dedent(text).lstrip("\n"))
    raw, code = run(case, project, interpreters, scratch)
    text = neutral(raw, project, scratch, interpreters)
    if case.cut_at is not None:
        text = text[: text.rindex(case.cut_at)]
    text += textwrap.dedent(case.append).lstrip("\n")
    if len(text.encode()) > LARGEST:
        raise WrongCase(f"{len(text.encode())} bytes, more than {LARGEST}")
    (LOGS / log).write_bytes(text.encode())
    return label(case, log, text, code, interpreters)


def run(case: Case, project: Path, interpreters: dict[str, str], scratch: Path) -> tuple[str, int | None]:
    """What the run wrote, and its return code (negative: ended by that signal; null: it still ran)."""
    python = interpreters[case.python]
    command = case.command
    for name, path in {"python": python, **stan_programs(interpreters["own"])}.items():
        command = command.replace("{" + name + "}", path)
    words = ["bash", "-c", command]
    if case.privileged:
        words = ["unshare", "--mount", *words]
    environment = {
        "PATH": f"{Path(python).parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(scratch / "home"), "LANG": "C.UTF-8", "USER": "ada",
        "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "JAX_PLATFORMS": "cpu", **case.environment,
    }
    (scratch / "home").mkdir(exist_ok=True)
    output = scratch / "output"
    with output.open("wb") as sink:
        process = subprocess.Popen(
            words, cwd=project, env=environment, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT,
            start_new_session=True)
        code = wait(case, process)
        if code is None:
            text = output.read_bytes()
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return text.decode(errors="replace"), None
    return output.read_bytes().decode(errors="replace"), code


def wait(case: Case, process: subprocess.Popen) -> int | None:
    if case.ask_after is None and case.kill_after is None:
        return process.wait(LONGEST)
    seconds, number = case.kill_after or (case.ask_after, 0)
    try:
        process.wait(seconds)
        raise WrongCase(f"ended by itself before it was to be asked or killed")
    except subprocess.TimeoutExpired:
        if number == 0:
            return None
    os.kill(process.pid, number)
    return process.wait(LONGEST)


@functools.cache
def stan_programs(python: str) -> dict[str, str]:
    """The CmdStan programs that the prophet wheel brings."""
    find = "import importlib.util as u; print(u.find_spec('prophet').submodule_search_locations[0])"
    folder = Path(subprocess.check_output([python, "-c", find], text=True).strip()) / "stan_model"
    tools = next(folder.glob("cmdstan-*/bin"))
    return {
        "cmdstan": str(folder / "prophet_model.bin"), "stanc": str(tools / "stanc"),
        "diagnose": str(tools / "diagnose"),
    }


def neutral(text: str, project: Path, scratch: Path, interpreters: dict[str, str]) -> str:
    """The text without the paths and names of the machine that made it."""
    for python in interpreters.values():
        text = text.replace(str(Path(python).parent.parent), "/home/ada/env")
        text = text.replace(base_prefix(python), "/home/ada/env")
    text = text.replace(str(project), "/home/ada/project").replace(str(scratch / "home"), "/home/ada")
    text = text.replace(str(scratch), "/home/ada/scratch")
    temporary = re.escape(tempfile.gettempdir())
    text = re.sub(temporary + r"/", "/home/ada/scratch/", text)
    text = re.sub(temporary + r"(\w)", r"/t\1", text)
    text = re.sub(r"/root\b", "/home/ada", text)
    return text.replace(socket.gethostname() + ":", "node07:")


@functools.cache
def base_prefix(python: str) -> str:
    return subprocess.check_output([python, "-c", "import sys; print(sys.base_prefix)"], text=True).strip()


def label(case: Case, log: str, text: str, code: int | None, interpreters: dict[str, str]) -> dict:
    told = case.exit_status is not None or case.signal is not None
    return {
        "log": log,
        "category": case.category,
        "exit_status": case.exit_status if told else (code if code is not None and code >= 0 else None),
        "signal": case.signal if told else (-code if code is not None and code < 0 else None),
        "type": case.type and case.type.split(".")[-1],
        "message": case.message,
        "line": line_of(case, text),
        "reason": case.reason,
        "doubt": case.doubt,
        "transcribed": case.transcribed,
        "source": case.source,
        "made_with": made_with(case, interpreters),
    }


def line_of(case: Case, text: str) -> int | None:
    """The 1-based line of the evidence; lines end at a line feed, a carriage return ends none."""
    if case.message is not None and case.message not in text:
        raise WrongCase(f"the message {case.message!r} is not in the log:\n{text[-3000:]}")
    if case.type is not None and case.type.split(".")[-1] not in text:
        raise WrongCase(f"the type {case.type!r} is not in the log:\n{text[-3000:]}")
    if case.evidence is None:
        return None
    found = [number for number, line in enumerate(text.split("\n"), start=1) if case.evidence in line]
    if not found:
        raise WrongCase(f"no line has {case.evidence!r}:\n{text[-3000:]}")
    return found[0] if case.first else found[-1]


def made_with(case: Case, interpreters: dict[str, str]) -> dict:
    python, versions = versions_of(interpreters[case.python])
    return {"python": python, "packages": {name: versions[name] for name in case.packages}}


@functools.cache
def versions_of(python: str) -> tuple[str, dict[str, str]]:
    ask = ("import importlib.metadata as m, json, platform; "
           "print(json.dumps([platform.python_version(), {d.name: d.version for d in m.distributions()}]))")
    version, packages = json.loads(subprocess.check_output([python, "-c", ask], text=True))
    return version, packages


def read_labels() -> list[dict]:
    return json.loads(LABELS.read_text()) if LABELS.exists() else []


def write_labels(labels: dict[str, dict], cases: list[Case]) -> None:
    """Writes the labels of the logs that still have a case."""
    known = [f"{number:03}-{case.name}.log" for number, case in enumerate(cases, start=1)]
    kept = [labels[log] for log in known if log in labels]
    LABELS.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
