"""Writes docs/samplers.md from what was measured: page.py MATRIX.json RESUMED.json > docs/samplers.md."""

import json
import sys
from collections import defaultdict
from pathlib import Path

#: The first budget: CPU seconds in the sampler's process per draw, beside 30 ns for each value.
BUDGET = 20
HEAD = """\
# Samplers

Made by `scripts/samplers.sh`: every cell is what was seen of a real training under the built `rhatchet watch`, with keys pressed on
a terminal; nothing is written in by hand. Samplers and versions are those of the environments that `scripts/setup.sh` makes (PyStan:
of one that `PYSTAN` names). Lines can be made again one by one; where the machine had much else to do, CPU times scatter.

| sampler | draws live | statistics | pause | stop | resume | `kill -9` loses | CPU per draw |
|---|---|---|---|---|---|---|---|
"""
LEGEND = """
- **draws live**: the record grows while the sampler draws; *at the end*: it is there when the call returns.
- **statistics**: which of divergent, depth, energy and step size are recorded, and whether the warm-up is.
- **pause** (Ctrl-C, `p`): *at a draw*, the sampler answered that it holds before it was stopped; *as it stands*, the processes were
  stopped wherever they were. In both cases nothing is drawn until the next `rhatchet watch`, with which it goes on.
- **stop** (Ctrl-C, `s`): what became of the draws recorded until then, and whether the script went on with what it had.
- **resume**: the grade that the product writes for `rhatchet extend` after the stop; *joined*: the call returned, or the files
  hold, the earlier draws and the new ones as one (of CmdStan the user's own outputs were read before and after). A script that
  calls CmdStan by cmdstanpy, cmdstanr or a shell begins *cold* and stands alone: it chooses the words and the outputs of every call
  itself, its record of the call (`CmdStanMCMC`) says what these words were, and Rhatchet changes no call that it did not start.
  The program that such a script starts, given to `rhatchet` by itself, is *warm, joined*.
  NumPyro goes on from its whole state, its random key included: the draws are, bit for bit, those of a run that was not cut
  (`python/tests/test_numpyro_join.py`); the grade stays *warm*, since the process is another.
- **`kill -9` loses**: draws that the program had said it has, less those that can be read, after a kill in the middle; in
  brackets of how many. nutpie says nothing while it draws: its trace was asked for just before. It is looked at after 0.2 s, then no
  more often than 100 times what a look costs and at least once a minute: what was drawn since then is lost. CmdStan keeps up to 8 kB
  of rows in its buffer. NumPyro's compiled loop is left every tenth of a second: what was drawn since then is lost, and drawn
  once more by a resume. PyStan's chains have up to a socket's buffer of draws under way.
- **CPU per draw**: microseconds of the sampler's process with the hook less those without, least and most of a few pairs of
  runs in turns, and what the run itself takes; behind it what a call takes more, once (the model's log density is compiled for its
  fingerprint where NUTS does not step all of it). Eight schools, 10 to 12 values: the budget is {budget} µs and 30 ns for each value, or 1 % of
  the run where a draw takes 2 ms. Less than none is possible: NumPyro's loop, taken in blocks, is faster than in one piece. Programs of CmdStan are read from outside: nothing runs in their process.
"""
RESUMED = """
## A run that is cut and resumed has the posterior of one that is not

Killed with SIGKILL after random numbers of draws and gone on with, kernel unchanged: PyMC's samplers as a watch starts them,
CmdStan 2.33 by `rhatchet watch` and `rhatchet extend` themselves (`python/bench/resumed.py`). Mean, sd and the quantiles 5, 50 and
95 % of every quantity against an uncut run with another seed: the largest |z| of all comparisons, and what it may be. The bound is
exceeded with probability 0.01 by as many independent numbers (Šidák), *chance* is the probability of so large a one. Beside it the
same comparison of two uncut runs.

| sampler | draws of each chain | cuts | seed | comparisons | largest abs(z) | bound | chance | root mean square | uncut against uncut | draws whole, in order |
|---|---|---|---|---|---|---|---|---|---|---|
"""


def cell(row, key):
    return str(row.get(key) or "–")


def killed(row):
    kill = row.get("kill")
    if kill is None:
        return "all: nothing is recorded before the end" if row.get("live") == "at the end" else "–"
    return "not measured" if "failed" in kill else f"{max(0, kill['lost'])} (of {kill['of']:,})"


def cpu(row):
    cost = row.get("cost")
    if cost is None:
        return "0, read from outside" if "CmdStan" in row["name"] else "–"
    if "failed" in cost:
        return "not measured"
    if cost["plain"] <= 0:
        return "not measured: compiling outweighs it"
    once = f"; {max(0, cost['once']):.2f} s" if "once" in cost else ""
    return f"{cost['least']:.1f} to {cost['most']:.1f} µs of {cost['plain']:.0f}{once}"


def line(row):
    statistics = ", ".join(row.get("statistics") or []) or "–"
    name = row["name"] + (f" ({row['versions']})" if row["versions"] else "")
    cells = [name, cell(row, "live"), statistics, cell(row, "pause"), cell(row, "stop"), cell(row, "resume"), killed(row), cpu(row)]
    return "| " + " | ".join(cells) + " |"


def over(rows):
    """Which samplers take more than the budget in every pair."""
    found = [row for row in rows if row.get("cost", {}).get("least", 0) > BUDGET and row["cost"]["plain"] > 0]
    if not found:
        return "\nNone takes more than the budget in all of its pairs.\n"
    return "\nOver the budget in all of their pairs: " + "; ".join(sorted({row["name"] for row in found})) + ".\n"


def resumed(results):
    names = {"pymc": "{version}, NUTS", "nutpie": "{version}, nutpie", "cmdstan": "CmdStan 2.33.1"}
    lines, groups = [], defaultdict(list)
    for r in results:
        name = names[r["sampler"]].format(version=r["version"])
        groups[name, r["draws"]].append(r)
        good = "yes" if r["whole_and_in_order"] else "NO"
        lines.append(
            f"| {name} | {r['draws']:,} | {r['cuts']} | {r['seed']} | {len(r['rows'])} | {r['largest_z']:.2f} | {r['bound']:.2f} |"
            f" {r['chance']:.2f} | {r['rms_z']:.2f} | {control(r)} | {good} |"
        )
    return "\n".join(lines) + "\n" + together(groups)


def control(result):
    return f"{result['control_z']:.2f}" if "control_z" in result else "–"


def together(groups):
    """What is small each time and always the same adds up over the seeds."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python" / "bench"))
    import verdicts

    text = ""
    for (name, draws), results in groups.items():
        if len(results) > 1:
            said = verdicts.together(results)
            text += (
                f"\nThe {len(results)} trials of {name} with {draws:,} draws together: largest |z| {said['largest_z']:.2f}, bound"
                f" {said['bound']:.2f}.\n"
            )
    return text


def main(matrix, results):
    rows = list(json.loads(Path(matrix).read_text()).values())
    print(HEAD, end="")
    print("\n".join(line(row) for row in sorted(rows, key=lambda row: order(row["name"]))))
    print(LEGEND.format(budget=BUDGET) + over(rows), end="")
    found = json.loads(Path(results).read_text())
    print(RESUMED + resumed(found), end="")


def order(name):
    kinds = ["PyMC, NUTS", "PyMC, nutpie", "PyMC", "NumPyro", "BlackJAX", "CmdStan", "PyStan", "own loop", "any"]
    return next(place for place, kind in enumerate(kinds) if name.startswith(kind))


if __name__ == "__main__":
    main(*sys.argv[1:])
