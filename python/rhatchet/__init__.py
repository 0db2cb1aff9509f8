"""Rhatchet's Python side: what a training recorded, as ArviZ users expect it.

``rhatchet.load(path)`` gives an InferenceData (ArviZ 0.x) or a DataTree (ArviZ >= 1), also while the run goes on
and after a kill. ``rhatchet.chains(path)`` gives the bare arrays and needs nothing but numpy.

``rhatchet.record(...)`` hands the draws of a loop of one's own to the watch, ``with rhatchet.watch():`` records what a
notebook samples.

The recorder in ``rhatchet.recorder`` runs inside the sampler's process and is started by ``hook/sitecustomize.py``;
nothing here imports a sampler.
"""

from .loading import RaggedWarning, chains, load
from .own import record, watch
from .places import NothingRecorded
from .reading import DrawLogError

__version__ = "0.1.0"
__all__ = ["DrawLogError", "NothingRecorded", "RaggedWarning", "chains", "load", "record", "watch"]
