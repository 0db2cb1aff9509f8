"""The samplers that are looked at, and how each is started."""

import json
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import cmdstan

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent

FIVE, SIX = (REPOSITORY / f".venv-pymc{n}" / "bin" / "python" for n in (5, 6))
FOREVER = 300_000


@dataclass
class Sampler:
    """One line of the table."""

    name: str
    #: What stands behind `rhatchet watch`.
    words: list
    python: Path | None = None
    #: Draws of each chain in the run that is paused and stopped, and in those whose CPU is compared; None: not compared.
    long: int = FOREVER
    timed: int | None = 3000
    #: Whether the program counts what it has drawn.
    says: bool = True
    #: Where the program says it instead: the last iteration in its log.
    says_in_log: bool = False
    environment: dict = field(default_factory=dict)
    #: The packages whose versions stand in the table.
    packages: tuple = ()

    @property
    def is_command(self):
        return self.words[0] == "--"


def pymc(name, python, method, *packages, **more):
    return Sampler(name, ["program.py", "--", method], python, packages=("pymc", *packages), **more)


def table():
    """Every sampler whose parts are here."""
    five, six = FIVE, SIX
    rows = []
    for python in (five, six):
        rows.append(pymc("PyMC, NUTS", python, "nuts", timed=2000))
        rows.append(pymc("PyMC, nutpie", python, "nutpie", "nutpie", timed=20_000, long=3 * FOREVER))
    rows += [
        pymc("PyMC, Metropolis", five, "metropolis", timed=3000),
        pymc("PyMC, compound step", five, "compound", timed=2000),
        pymc("PyMC, SMC", five, "smc", long=200_000, timed=None, says=False),
        pymc("PyMC, NumPyro", six, "numpyro", "numpyro", "jax", timed=15_000),
        pymc("PyMC, BlackJAX", six, "blackjax", "blackjax", "jax", timed=15_000, says=False),
    ]
    for method in ("sequential", "vectorized"):
        words = ["program.py", "--", method]
        rows.append(Sampler(f"NumPyro, {method}", words, six, timed=20_000, packages=("numpyro", "jax")))
    rows += [
        Sampler("BlackJAX, own loop", ["program.py"], six, timed=20_000, packages=("blackjax", "jax")),
        Sampler("own loop, `rhatchet.record`", ["program.py", "--", "record"], six, timed=20_000, environment={"PACE": "0"}),
        Sampler("own loop, plain CSV", ["--tables", "chain_*.csv", "program.py", "--", "csv"], six, timed=None, environment={"PACE": "0.001"}),
    ]
    return rows + stan() + pystan() + [Sampler("any program", ["--", "sh", "-c", "echo begun; sleep 600"], timed=None, says=False)]


def stan():
    """CmdStan of both versions by itself, and by cmdstanpy; those that the set-up could fetch."""
    rows = []
    for version, prophet in cmdstan.VERSIONS.items():
        binary = REPOSITORY / ".venv-cmdstan" / prophet / "prophet" / "stan_model" / "prophet_model.bin"
        if not os.access(binary, os.X_OK):
            continue
        words = ["--", str(binary), "sample", f"num_samples={20_000}", "num_warmup=300", "id=1", "data", "file=data.json"]
        words += ["random", "seed=7", "output", "file=out.csv", "refresh=1"]
        rows.append(Sampler(f"CmdStan {version}, bare program", words, timed=None, says=False, says_in_log=True))
        python = REPOSITORY / ".venv-cmdstan" / "python" / "bin" / "python"
        if version == "2.37" and os.access(python, os.X_OK):
            words = ["--", str(python), "program.py", str(binary), str(binary.parent / "cmdstan-2.37.0"), "data.json"]
            rows.append(Sampler("CmdStan by cmdstanpy", words, python, long=20_000, timed=None, says=False))
    return rows


def pystan():
    """PyStan, where PYSTAN names a Python that has it: it compiles for minutes, so the set-up makes none."""
    python = os.environ.get("PYSTAN")
    if not python:
        return []
    words = ["--", python, "program.py"]
    return [Sampler("PyStan", words, Path(python), long=2_000_000, timed=20_000, says=False, packages=("pystan", "httpstan"))]


PROGRAMS = {
    "PyMC": "pymc_program.py", "NumPyro": "numpyro_program.py", "BlackJAX": "blackjax_program.py", "own loop": "own_program.py",
    "CmdStan by cmdstanpy": "cmdstanpy_program.py", "PyStan": "pystan_program.py",
}  # fmt: skip


def lay(sampler, folder):
    """Put the sampler's program and its data into a folder."""
    for name, program in PROGRAMS.items():
        if sampler.name.startswith(name):
            (folder / "program.py").write_text((HERE / "programs" / program).read_text())
    if "CmdStan" in sampler.name:
        cmdstan.data(folder)


def versions(sampler):
    """The versions of the packages, as their own interpreter knows them."""
    if not sampler.packages:
        return ""
    code = f"import importlib.metadata as m, json; print(json.dumps([m.version(p) for p in {list(sampler.packages)!r}]))"
    found = json.loads(subprocess.check_output([str(sampler.python), "-c", code]))
    return ", ".join(f"{name} {version}" for name, version in zip(sampler.packages, found))
