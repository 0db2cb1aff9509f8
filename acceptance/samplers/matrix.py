"""What each sampler can do under the built program: matrix.py OUT.json [WORD ...].

Each line of the table is made by running the sampler under `rhatchet watch`; WORDs choose the lines whose name has one of
them. What was measured before is kept in OUT.json, so that lines can be made again one by one.
"""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from costs import cost, lost  # noqa: E402
from observe import at_the_end, living  # noqa: E402
from table import table, versions  # noqa: E402


def measured(sampler):
    """One line of the table as a dict."""
    row = {"name": sampler.name, "versions": versions(sampler)}
    row |= attempt("living", living, sampler)
    if row.get("live") in ("no", "at the end", None) and not sampler.is_command:
        draws = attempt("end", lambda s: dict(zip(("draws", "statistics"), at_the_end(s))), sampler)
        row |= {"live": "at the end", "statistics": draws["statistics"]} if draws.get("draws") else {}
    if sampler.says or sampler.says_in_log:
        row |= {"kill": attempt("kill", lost, sampler)}
    if sampler.timed:
        row |= {"cost": attempt("cost", cost, sampler)}
    return row


def attempt(what, measure, sampler):
    """A measurement, or why there is none."""
    try:
        return measure(sampler)
    except Exception as error:
        reason = f"{what}: {type(error).__name__}: {error}"
        print(reason[-3000:], file=sys.stderr, flush=True)
        return {"failed": reason[-600:]}


def main(out, *words):
    out = Path(out)
    known = json.loads(out.read_text()) if out.exists() else {}
    for sampler in table():
        key = f"{sampler.name} | {versions(sampler)}"
        if words and not any(word in key for word in words):
            continue
        began = time.monotonic()
        known[key] = measured(sampler)
        out.write_text(json.dumps(known, indent=1))
        print(f"{time.monotonic() - began:5.0f} s  {json.dumps(known[key])}", flush=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
