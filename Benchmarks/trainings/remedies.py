"""What the built-in modeler's rules propose for sick trainings, and what that does: remedies.py FOLDER writes a page.

Each model is trained, `rhatchet diagnose --advise` reads its recorded draws, the changes that it proposes are made, and the
model is trained again. Models that need a change of the model are not trained again: their proposals name none.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from recording import ROOT, record

RHATCHET = os.environ.get("RHATCHET", str(ROOT / ".build" / "release" / "rhatchet"))
PARAMETER, MODEL = "parameter", "model"
#: What is sick, which class repairs it and why that is known, model, sampler, settings.
CASES = [
    ("Neal's funnel", MODEL, "funnel", "pymc", {}),
    ("Neal's funnel", MODEL, "funnel", "nutpie", {}),
    ("eight schools, centred", MODEL, "schools(True)", "pymc", {}),
    ("two deep wells", MODEL, "wells", "pymc", {"random_seed": 5}),
    ("mixture without order", MODEL, "mixture(False)", "nutpie", {"random_seed": 3}),
    ("five Cauchy tails", MODEL, "cauchy", "pymc", {}),
    ("five Cauchy tails", MODEL, "cauchy", "nutpie", {}),
    ("trees cut at depth 3", PARAMETER, "correlated(20, 0.99)", "pymc", {"max_treedepth": 3}),
    ("trees cut at depth 3", PARAMETER, "correlated(20, 0.99)", "nutpie", {"max_treedepth": 3}),
    ("tuned for 20 draws, scales over three powers of ten", PARAMETER, "scaled(7, 3)", "pymc", {"tune": 20}),
    ("only a sum is known, trees cut at depth 5", PARAMETER, "unidentified", "nutpie", {"max_treedepth": 5}),
    ("target acceptance 0.4, non-centred schools", PARAMETER, "schools(False)", "pymc", {"target_accept": 0.4}),
    ("target acceptance 0.4, non-centred schools", PARAMETER, "schools(False)", "nutpie", {"target_accept": 0.4}),
    ("100 draws", PARAMETER, "correlated(5, 0.9)", "pymc", {"draws": 100}),
    ("100 draws", PARAMETER, "walk", "nutpie", {"draws": 100}),
    ("only a sum is known, trees cut at depth 5", PARAMETER, "unidentified", "pymc", {"max_treedepth": 5}),
    ("a factor without a sign", MODEL, "factor", "pymc", {"random_seed": 2}),
    ("a factor without a sign", MODEL, "factor", "nutpie", {"random_seed": 2}),
    ("horseshoe, centred", MODEL, "horseshoe", "pymc", {}),
    ("horseshoe, centred", MODEL, "horseshoe", "nutpie", {}),
    ("a random walk, trees cut at depth 2", PARAMETER, "walk", "pymc", {"max_treedepth": 2}),
    ("a random walk, trees cut at depth 2", PARAMETER, "walk", "nutpie", {"max_treedepth": 2}),
    ("powers of a year that is not centred, trees cut at depth 4", PARAMETER, "polynomial(3)", "pymc", {"max_treedepth": 4}),
    ("powers of a year that is not centred, trees cut at depth 4", PARAMETER, "polynomial(3)", "nutpie", {"max_treedepth": 4}),
]


def diagnose(run):
    command = [RHATCHET, "diagnose", str(run), "--advise", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == 2:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def figures(seen):
    """Worst R-hat, least ESS, divergences."""
    numbers = lambda key: [float(v[key]) for v in seen["variables"] if v[key] is not None]
    ess = min(numbers("ess_bulk") + numbers("ess_tail"), default=float("nan"))
    return f"{max(numbers('rhat'), default=float('nan')):.3f} / {ess:.0f} / {seen['sampler']['divergent']}"


def changed(settings, changes):
    """The settings with changes such as ``tune: 20 -> 1000``."""
    made = {}
    for change in changes:
        name, _, values = change.partition(": ")
        made[name] = values.rpartition(" -> ")[2]
    return settings | made


def main(folder):
    lines, right, samplers = [], 0, set()
    for number, (what, expected, model, sampler, settings) in enumerate(CASES):
        sick = diagnose(record(folder / f"{number}-before", model, sampler, settings))
        advice = sick["advice"] or {"kind": "nothing", "changes": [], "causes": []}
        after = "–"
        if advice["changes"]:
            tried = changed(settings, advice["changes"])
            name = "-".join(f"{k}{v}" for k, v in sorted(tried.items()))
            after = figures(diagnose(record(folder / f"{number}-after-{name}", model, sampler, tried)))
        right += advice["kind"] == expected
        samplers.add(sampler)
        proposed = "; ".join(advice["changes"]) or "; ".join(advice["causes"]) or "nothing"
        mark = advice["kind"] if advice["kind"] == expected else f"**{advice['kind']}**, should be {expected}"
        lines.append(f"| {what} | {sampler} | {mark} | {proposed} | {figures(sick)} | {after} |")
        print(lines[-1], flush=True)
    return lines, right, samplers


if __name__ == "__main__":
    import nutpie
    import pymc

    rows, right, samplers = main(Path(sys.argv[1]))
    page = (ROOT / "docs" / "remedies.md").read_text() if (ROOT / "docs" / "remedies.md").exists() else ""
    kept = page.partition("<!-- made -->")[0] or "# Remedies, tried\n\n"
    (ROOT / "docs" / "remedies.md").write_text(
        f"{kept}<!-- made -->\nMade by `scripts/remedies.sh` with PyMC {pymc.__version__} and nutpie {nutpie.__version__}. "
        f"{len(rows)} trainings on {len(samplers)} samplers; the class is right in {right}.\n\n"
        "| sick by | sampler | class | proposed | before: worst R-hat / least ESS / divergences | after |\n"
        "|---|---|---|---|---|---|\n" + "\n".join(rows) + "\n"
    )
    sys.exit(0 if right >= len(rows) - len(rows) // 12 else 1)
