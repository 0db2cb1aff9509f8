"""The entry of a subprocess: `python -I <path>/rhatchet/fix/main.py COMMAND`, without anything else of the package.

In isolated mode Python knows no folder of ours, so this file makes a package of its own folder, under a name that
nothing else has. Neither `rhatchet/__init__.py` nor the user's folder is ever on the way.
"""

import importlib.util
import sys
from pathlib import Path


def load():
    """The command line module of the folder that this file lies in."""
    name, folder = "_rhatchet_fix", Path(__file__).resolve().parent
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            name, folder / "__init__.py", submodule_search_locations=[str(folder)])
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return importlib.import_module(f"{name}.cli")


if __name__ == "__main__":
    sys.path[:] = [entry for entry in sys.path if entry and Path(entry).resolve() != Path(__file__).resolve().parent]
    sys.exit(load().main())
