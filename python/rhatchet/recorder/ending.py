"""Where a trial ends: behind its first call of the sampler, before the script can do anything with the draws.

RHATCHET_TRIAL names the text that runs in the script's place. Without it nothing here does anything.
"""

import json
import os


def trial_text():
    """Path of the text that is tried; None in a training."""
    return os.environ.get("RHATCHET_TRIAL") or None


def end_trial(status):
    """End the process of a trial at once, with no handler and no buffer of the script's; returns in a training."""
    if trial_text() is not None:
        os._exit(status)


def trial_tune(segment, run_number):
    """Warm-up draws that a trial may do with where it goes on from a metric; None to keep those of the call."""
    if trial_text() is None or segment.plan is None:
        return None
    with open(segment.plan, encoding="utf-8") as file:
        entries = {entry["run"]: entry for entry in json.load(file)["runs"]}
    tune = entries.get(run_number, {}).get("tune")
    return tune if isinstance(tune, int) and tune >= 0 else None
