"""What NUTS was adapted to when its warm-up ended: chain-<c>.adapted, in a checkpoint's format.

PyMC's workers adapt in their own processes and send neither the metric nor its parts to the parent, so the worker
itself writes the file, at the one moment at which the metric becomes final.
"""

import multiprocessing
import os

from .checkpoint import CheckpointError, read_checkpoint, write_checkpoint
from .segment import timestamp


class Adapted:
    """Listens on one step method for the end of the warm-up; ``forget`` takes the listener off again."""

    def __init__(self, run, step, chain_of):
        """``chain_of`` gives the chain's number in this process; in a worker it gets the worker's own index."""
        self.run, self.step, self.chain_of = run, step, chain_of
        stop = step.stop_tuning

        def stop_tuning():
            stop()
            run.segment.guard("metric", self._write)

        step.stop_tuning = stop_tuning

    def forget(self):
        """Leave the step method as it was."""
        self.step.__dict__.pop("stop_tuning", None)

    def _write(self):
        name = multiprocessing.current_process().name
        worker = name.rpartition("worker_chain_")[2] if "worker_chain_" in name else None
        chain = self.chain_of(None if worker is None else int(worker))
        metric, size = metric_of(self.step), float(self.step.step_adapt.current(False))
        if chain is None or metric is None:
            return
        facts = {
            "training": self.run.segment.training, "segment": self.run.segment.number, "run": self.run.number,
            "chain": chain, "sampler": "pymc", "time": timestamp(), "step_size_bar": size,
            "variables": [v.name for v in self.step.vars],
        }  # fmt: skip
        write_checkpoint(path_of(self.run.folder, chain), facts, {"metric": metric})


def path_of(folder, chain):
    """Where a chain's adapted metric lies."""
    return os.path.join(folder, f"chain-{chain}.adapted")


def metric_of(step):
    """The adapted variances (n) or covariance (n, n) of a NUTS step method; None for a metric that does not adapt."""
    import numpy as np

    kind = type(step.potential).__name__
    if kind in ("QuadPotentialDiagAdapt", "QuadPotentialDiagAdaptExp"):
        return np.array(step.potential._var)
    return np.array(step.potential._cov) if kind == "QuadPotentialFullAdapt" else None


def read_adapted(folder, chain, names):
    """A chain's (metric, step size) over the variables ``names``; (None, None) when there is no sound one."""
    import numpy as np

    try:
        facts, arrays = read_checkpoint(path_of(folder, chain))
        metric, size = arrays["metric"], facts["step_size_bar"]
    except (OSError, CheckpointError, ValueError, KeyError):
        return None, None
    diagonal = metric if metric.ndim == 1 else np.diag(metric)
    sound = facts["variables"] == list(names) and np.all(np.isfinite(metric)) and np.all(diagonal > 0) and size > 0
    return (metric, size) if sound else (None, None)
