"""Runs a function on a module as soon as the script itself has imported it."""

import sys


class _Finder:
    """First on the meta path; finds what the others find and lets the hook see the module once it has run."""

    def __init__(self, hooks, segment):
        self.hooks = dict(hooks)
        self.segment = segment

    def find_spec(self, name, path=None, target=None):
        if name not in self.hooks:
            return None
        for finder in sys.meta_path:
            find = getattr(finder, "find_spec", None)
            if finder is self or find is None:
                continue
            spec = find(name, path, target)
            if spec is not None:
                self._observe(spec)
                return spec
        return None

    def _observe(self, spec):
        """Put the hook behind this one loader's exec_module; the loader stays what it is for everybody else."""
        loader, hook = spec.loader, self.hooks[spec.name]
        execute = loader.exec_module

        def exec_module(module):
            try:
                del loader.exec_module
            except AttributeError:
                pass
            execute(module)
            self.segment.guard(f"hooking {spec.name}", hook, module)

        try:
            loader.exec_module = exec_module
        except AttributeError as error:
            self.segment.note(f"'{spec.name}' cannot be hooked: {error}")


def when_imported(hooks, segment):
    """Call ``hooks[name](module)`` for each module of the script's that has one of these names."""
    for name, hook in hooks.items():
        if name in sys.modules:
            segment.guard(f"hooking {name}", hook, sys.modules[name])
    sys.meta_path.insert(0, _Finder(hooks, segment))


def forget():
    """Hook no module that is imported from now on."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _Finder)]
