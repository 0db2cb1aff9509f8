"""The verdict on a run that was cut and resumed, against two that were not."""

import numpy as np
from posteriors import bound, chance, compared


def judged(sampler, seed, draws, cuts, held, got, whole, other=None):
    """The result of a trial; `other` is a second uncut run, compared with the first as the cut one is."""
    rows = compared(got, whole)
    largest = max(abs(row[4]) for row in rows)
    result = {
        "sampler": sampler, "cuts": cuts, "draws": draws, "seed": seed, "rows": rows, "whole_and_in_order": bool(held),
        "largest_z": largest, "bound": bound(len(rows)), "chance": chance(largest, len(rows)), "rms_z": rms(rows),
    }  # fmt: skip
    if other is not None:
        control = compared(other, whole)
        result |= {"control_z": max(abs(row[4]) for row in control), "control_rms_z": rms(control)}
    result["holds"] = bool(held and largest < result["bound"])
    return result


def rms(rows):
    return float(np.sqrt(np.mean([row[4] ** 2 for row in rows])))


def together(results):
    """The largest |z| of what the trials of one sampler give together; each comparison's z add up to one of variance 1."""
    z = np.array([[row[4] for row in result["rows"]] for result in results])
    largest = float(np.abs(z.sum(0) / len(results) ** 0.5).max())
    return {"largest_z": largest, "bound": bound(z.shape[1]), "chance": chance(largest, z.shape[1])}


def show(result):
    for label, statistic, one, other, z in result["rows"]:
        print(f"  {label:10s} {statistic:7s} cut {one:9.4f}  whole {other:9.4f}  z {z:+5.2f}")
    print(
        f"  {result['sampler']}: {result['cuts']} cuts, 4 chains of {result['draws']}, seed {result['seed']}:"
        f" largest |z| {result['largest_z']:.2f} of {len(result['rows'])} (bound {result['bound']:.2f}),"
        f" root mean square {result['rms_z']:.2f}, uncut against uncut {result.get('control_z', float('nan')):.2f} and"
        f" {result.get('control_rms_z', float('nan')):.2f}, draws whole and in order: {'yes' if result['whole_and_in_order'] else 'NO'}"
    )
    print("  holds" if result["holds"] else "  DOES NOT HOLD", flush=True)
