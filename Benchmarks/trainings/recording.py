"""Trainings that are recorded by Rhatchet's hook, as `rhatchet watch` starts them, and kept where they were made."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def record(folder, model, sampler, settings):
    """Run one training with its draws under ``folder`` and give its run's folder; one that is there is taken."""
    run = Path(folder) / "run-0"
    if not (run / "run.json").exists():
        environment = os.environ | {
            "PYTHONPATH": str(ROOT / "python" / "hook"),
            "RHATCHET_SEGMENT": str(folder),
            "RHATCHET_TRAINING": "training",
            "OMP_NUM_THREADS": "1",
        }
        command = [sys.executable, str(HERE / "train.py"), model, sampler, *(f"{k}={v}" for k, v in settings.items())]
        Path(folder).mkdir(parents=True, exist_ok=True)
        with open(Path(folder) / "output.log", "wb") as log:
            subprocess.run(command, env=environment, stdout=log, stderr=log, check=True)
    return run
