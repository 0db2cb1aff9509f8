#!/usr/bin/env python3
"""Runs the cases in TRANCHE/native, mostly of programs that are not Python; writes TRANCHE/logs/NAME.log and TRANCHE/labels.json.

    native_tranche.py TRANCHE --own PYTHON --pymc5 PYTHON --pymc6 PYTHON --stan FOLDER [--missing] [NAME ...]

FOLDER, and what is needed, as for tranche.py, whose cases stand in the same labels.json.

A case: a head (@@@ name | category | environment, then keys), then files (--- name). Keys: reason, message, evidence (the
line's text where it differs), type, first (take the first such line), cmd, env, stan (put CmdStan's program and its tools
into the folder), kill (seconds and signal from outside), ask (read after so many seconds, the program still runs), cut
(cut the log before the last such text), doubt, source (transcribed), exit / signal (told, not measured), packages.
The file `append` is put below the log.
"""
import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tranche import CATEGORIES, CORPUS, LARGEST, Wrong, base_prefix, in_order, label, read, version, wait

LONGEST = 150
SETUP = r"""
set -e
mount -t tmpfs none /home
mkdir -p /home/ana
mount --bind "$B_HOME" /home/ana
mkdir -p /home/ana/env /home/ana/stan /mnt
mount --bind "$B_ENV" /home/ana/env; mount -o remount,bind,ro /home/ana/env
mount --bind "$B_STAN" /home/ana/stan; mount -o remount,bind,ro /home/ana/stan
hostname node07
unset B_HOME B_ENV B_STAN
cd /home/ana/fit
set +e
exec bash -c "$B_COMMAND"
"""

PREP = """import json, sys, numpy as np
T = 80; t = np.linspace(0, 1, T); r = np.random.default_rng(0)
d = {"T": T, "K": 1, "t": t.tolist(), "cap": [0.0] * T, "y": (0.3 + 0.5 * t + 0.1 * r.normal(size=T)).tolist(), "S": 2, "t_change": [0.3, 0.6],
     "X": [[float(r.normal())] for i in range(T)], "sigmas": [1.0], "tau": 0.05, "trend_indicator": 0, "s_a": [1.0], "s_m": [0.0]}
exec(sys.argv[1] if len(sys.argv) > 1 else "")
json.dump(d, open("in.json", "w"))
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for word in ("own", "pymc5", "pymc6", "stan"):
        parser.add_argument("--" + word, required=True)
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("tranche", choices=["third", "fourth", "fifth", "sixth", "seventh", "eighth"])
    parser.add_argument("names", nargs="*")
    o = parser.parse_intermixed_args()
    pythons = {w: os.path.abspath(getattr(o, w)) for w in ("own", "pymc5", "pymc6")}
    tranche = CORPUS / o.tranche
    logs, file = tranche / "logs", tranche / "labels.json"
    cases = sorted((read(p, more=("stan",)) for p in (tranche / "native").glob("*.case")), key=lambda c: (CATEGORIES.index(c["category"]), c["name"]))
    known = {c["name"] + ".log" for c in cases}
    labels = {l["log"]: l for l in json.loads(file.read_text())} if file.exists() else {}
    others = [l for name, l in labels.items() if name not in known]
    for case in cases:
        log = case["name"] + ".log"
        if (o.names and case["name"] not in o.names) or (o.missing and log in labels):
            continue
        try:
            with tempfile.TemporaryDirectory(prefix="corpus-") as scratch:
                labels[log] = make(case, logs / log, pythons, os.path.abspath(o.stan), Path(scratch))
            print("ok", log, case["category"], labels[log]["exit_status"], labels[log]["signal"], labels[log]["line"], flush=True)
        except (Wrong, subprocess.TimeoutExpired) as wrong:
            print(f"WRONG {case['name']}: {wrong}\n", flush=True)
        kept = [labels[c["name"] + ".log"] for c in cases if c["name"] + ".log" in labels]
        file.write_text(json.dumps(in_order(kept + others), indent=2, ensure_ascii=False) + "\n")


def make(case, file, pythons, stan, scratch):
    home = scratch / "home"
    project = home / "fit"
    (home / "scratch").mkdir(parents=True)
    project.mkdir()
    for name, text in case["files"].items():
        if name != "append":
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_text(text)
            if text.startswith("#!"):
                (project / name).chmod(0o755)
    if "stan" in case:
        model = Path(stan) / "prophet/stan_model"
        shutil.copy(model / "prophet_model.bin", project / "trend")
        (project / "trend").chmod(0o755)
        shutil.copytree(next(model.glob("cmdstan-*")), home / "cmdstan-2.37.0")
        for tool in (home / "cmdstan-2.37.0/bin").iterdir():
            tool.chmod(0o755)
    python = pythons[case["python"]]
    text, code = run(case, python, stan, scratch, home)
    text = text.replace(base_prefix(python), "/home/ana/.pyenv/versions/" + version(python)[0])
    for word in (str(Path(python).parent.parent), str(scratch), str(CORPUS)):
        text = text.replace(word, "/home/ana")
    text = re.sub(r"/root\b", "/home/ana", text)
    text = re.sub("/" + r"tmp\b", "/home/ana/scratch", text)
    if "cut" in case:
        if case["cut"] not in text:
            raise Wrong(f"nothing to cut:\n{text[-1500:]}")
        text = text[: text.rindex(case["cut"])]
    text += case["files"].get("append", "")
    if len(text) > LARGEST:
        raise Wrong("too large")
    file.write_bytes(text.encode())
    return label(case, file.name, text, code, python)


def run(case, python, stan, scratch, home):
    env = {
        "PATH": "/home/ana/env/bin:/usr/local/bin:/usr/bin:/bin", "HOME": "/home/ana", "USER": "ana", "LANG": "C.UTF-8",
        "TMPDIR": "/home/ana/scratch", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "JAX_PLATFORMS": "cpu",
        "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1",
        "B_HOME": str(home), "B_ENV": str(Path(python).parent.parent), "B_STAN": stan,
        "B_COMMAND": case.get("cmd", "exec python train.py"),
    }
    if "stan" in case:
        env["LD_LIBRARY_PATH"] = "/home/ana/stan/prophet.libs"
        env["PATH"] = "/home/ana/cmdstan-2.37.0/bin:" + env["PATH"]
        (home / "fit/prep.py").write_text(PREP)
    env |= dict(w.split("=", 1) for w in case.get("env", "").split())
    output = scratch / "output"
    with output.open("wb") as sink:
        process = subprocess.Popen(["nice", "-n", "19", "unshare", "--mount", "--uts", "bash", "-c", SETUP], env=env,
                                   stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT, start_new_session=True)
        code = wait(case, process, LONGEST)
    text = output.read_bytes()
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
    return text.decode(errors="replace"), code


if __name__ == "__main__":
    main()
