"""Runs a model's script with another text of it up to the end of its first call of the sampler: the canary of a fix.

``python trial.py FOLDER SCRIPT TEXT …`` runs the text that lies in the file TEXT as if it stood in SCRIPT, in FOLDER and
with the arguments that follow. The recorder ends the process where that call ends, so that nothing behind it runs twice and no result of
the script is written over; see ``recorder/ending.py``.

Standard input is a line to the watch. When it breaks, the watch is gone or has had enough, and the whole process group
is killed: no trial outlives its watch, however that ends. The script reads nothing from it.
"""

import os
import signal
import sys
import threading
import types


def _hold_to(line):
    """Wait for the end of ``line``, then end every process of the group."""
    while os.read(line, 4096):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


def _listen():
    line = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    threading.Thread(target=_hold_to, args=(line,), name="rhatchet", daemon=True).start()


def _be_the_first_to_go():
    """Where memory runs out in spite of all, the kernel shall take the trial and not the training beside it."""
    try:
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
            file.write("1000")
    except OSError:
        pass


def main(folder, script, text, *arguments):
    """Run ``text`` as the main module of ``script``."""
    os.chdir(folder)
    _be_the_first_to_go()
    if os.getpgrp() == os.getpid():
        _listen()
    with open(text, "rb") as file:
        code = compile(file.read(), script, "exec")
    module = types.ModuleType("__main__")
    # Workers that are not forked read the main module from its file.
    module.__file__, module.__builtins__ = script, __builtins__
    sys.modules["__main__"] = module
    sys.argv[:] = [script, *arguments]
    sys.path[0] = os.path.dirname(script)
    exec(code, module.__dict__)


if __name__ == "__main__":
    main(*sys.argv[1:])
