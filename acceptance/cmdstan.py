"""A real program of CmdStan for the tests: the one that the wheels of `prophet` carry, where `scripts/setup.sh` has put it."""

import json
import math
import os
import random
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
VERSIONS = {"2.33": "1.1.6", "2.37": "1.5.0"}


def program(version="2.37"):
    """The program of that version; the test is skipped where there is none."""
    path = REPOSITORY / ".venv-cmdstan" / VERSIONS[version] / "prophet" / "stan_model" / "prophet_model.bin"
    if not os.access(path, os.X_OK):
        pytest.skip(f"no CmdStan {version}: the wheel of prophet {VERSIONS[version]} could not be fetched")
    return path


def data(folder, rows=300):
    """A series with a trend, five change points and a season, as prophet's model takes it."""
    draw = random.Random(1)
    t = [i / (rows - 1) for i in range(rows)]
    season = [[math.sin(31.4 * each), math.cos(31.4 * each)] for each in t]
    y = [0.3 + 0.5 * each + 0.1 * wave[0] + draw.gauss(0, 0.05) for each, wave in zip(t, season)]
    changes = [(i + 1) / 6 * 0.8 for i in range(5)]
    given = {"T": rows, "K": 2, "S": 5, "t": t, "cap": [1.0] * rows, "y": y, "t_change": changes, "X": season}
    given |= {"sigmas": [10.0] * 2, "tau": 0.05, "trend_indicator": 0, "s_a": [1] * 2, "s_m": [0] * 2}
    path = Path(folder) / "data.json"
    path.write_text(json.dumps(given))
    return path


def rows(path):
    """The whole rows of an output, and whether the program came to its end."""
    text = Path(path).read_text()
    lines = text[: text.rfind("\n") + 1].splitlines()
    found = [line for line in lines if line and line[0] != "#"][1:]
    return found, "Elapsed Time" in text


def interpreter():
    """A Python with cmdstanpy; the test is skipped where there is none."""
    path = REPOSITORY / ".venv-cmdstan" / "python" / "bin" / "python"
    if not os.access(path, os.X_OK):
        pytest.skip("no cmdstanpy: it could not be fetched")
    return path
