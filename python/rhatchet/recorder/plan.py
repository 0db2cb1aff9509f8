"""The resume plan: what each call of the sampler may take over from the segment before."""

import json
import os

from . import fingerprint
from .checkpoint import CheckpointError, read_newest

ALL = ("points", "step_size", "metric")


class Cold(Exception):
    """Nothing can be taken over; the message says why."""


def entry_of(segment, run_number, known):
    """The plan's entry for the run, and the segment that it continues; (None, None) on a first start.

    Raises Cold when the plan cannot be read, has no such run, or was made for another model.
    """
    if segment.plan is None:
        return None, None
    try:
        with open(segment.plan, encoding="utf-8") as file:
            plan = json.load(file)
        entries = {entry["run"]: {**entry, "kernel": plan.get("kernel")} for entry in plan["runs"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Cold(f"the resume plan cannot be read: {error}") from error
    if run_number not in entries:
        raise Cold(f"the resume plan has no run {run_number}")
    if known is None:
        raise Cold("this model's fingerprint could not be made")
    if differs := fingerprint.difference(entries[run_number].get("fingerprint"), known):
        raise Cold(f"another model than the one before: {differs}")
    return entries[run_number], plan.get("from_segment")


def unchanged(entry):
    """Whether the entry's draws may be joined with those of the segments before."""
    return entry.get("kernel") == "unchanged" and bool(entry.get("earlier"))


def wished_draws(segment, run_number):
    """How many post-warm-up draws per chain the plan wishes in the whole; None when that is left to the call."""
    try:
        with open(segment.plan, encoding="utf-8") as file:
            entries = {entry["run"]: entry for entry in json.load(file)["runs"]}
        wished = entries[run_number].get("draws")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return wished if isinstance(wished, int) and wished > 0 else None


def from_segment(segment):
    """The number of the segment that the plan continues; None when that cannot be read."""
    try:
        with open(segment.plan, encoding="utf-8") as file:
            return json.load(file).get("from_segment")
    except (OSError, ValueError, AttributeError):
        return None


def checkpoints(segment, entry):
    """Each chain's newest sound checkpoint as {chain: (facts, arrays)}, and remarks on those that were not sound."""
    found, remarks = {}, []
    for path in entry.get("checkpoints") or []:
        path = os.path.join(os.path.dirname(segment.plan), path)
        try:
            facts, arrays, remark = read_newest(path)
            found[facts["chain"]] = facts, arrays
            if remark:
                remarks.append(f"chain {facts['chain']}: {remark}; took the one before")
        except CheckpointError as error:
            remarks.append(str(error))
    return found, remarks


def graded(grade, number, taken=(), reason="", **more):
    """What run.json says about the resume."""
    return {
        "grade": grade,
        "from_segment": number,
        "taken": list(taken),
        "not_taken": [what for what in ALL if what not in taken],
        "reason": reason,
        **more,
    }
