"""Starts Rhatchet's recorder in a watched Python process, then runs the sitecustomize that this one hides.

Rhatchet puts this folder first on PYTHONPATH. Without RHATCHET_SEGMENT, and in every process but the first Python
process of the segment, it only hands over to the hidden module. It leaves no trace in ``sys.path`` or ``sys.modules``.
"""

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))


def _is_root():
    """Only the first Python of a segment records; its pid survives an exec and no child has it."""
    segment = os.environ.get("RHATCHET_SEGMENT")
    if not segment:
        return False
    pid, _, of = os.environ.get("RHATCHET_ROOT_PID", "").partition(" ")
    if of != segment:
        # The first Python of this segment; what stood there was of a segment around this one.
        pid = str(os.getpid())
        os.environ["RHATCHET_ROOT_PID"] = f"{pid} {segment}"
    return pid == str(os.getpid())


def _start():
    """Load the recorder by its place under a private name, so that an installed ``rhatchet`` cannot clash with it."""
    import importlib.util

    folder = os.path.join(os.path.dirname(_HERE), "rhatchet", "recorder")
    spec = importlib.util.spec_from_file_location(
        "_rhatchet_recorder",
        os.path.join(folder, "__init__.py"),
        submodule_search_locations=[folder],
    )
    recorder = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = recorder
    spec.loader.exec_module(recorder)
    recorder.activate()


def _note_failure():
    """Write the traceback beside the draws; a watched script never fails because of its watch."""
    try:
        import traceback

        with open(os.path.join(os.environ["RHATCHET_SEGMENT"], "hook-errors.log"), "a", encoding="utf-8") as log:
            log.write("when the hook started:\n" + traceback.format_exc())
    except Exception:
        pass


def _hand_over():
    """Take this folder off the path and run the next sitecustomize, if there is one, under its own name."""
    sys.path[:] = [p for p in sys.path if os.path.abspath(p or ".") != _HERE]
    sys.path_importer_cache.pop(_HERE, None)
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec is None or spec.loader is None:
        return
    import importlib.util

    hidden = importlib.util.module_from_spec(spec)
    # The import system returns what stands here when this module's own code has run.
    sys.modules["sitecustomize"] = hidden
    spec.loader.exec_module(hidden)


if _is_root():
    try:
        _start()
    except Exception:
        _note_failure()
_hand_over()
