"""What in a file may read, or give another meaning to, a name that the text does not show there.

A name whose uses are all seen is one that nothing reads by a text, by reflection or out of a module's own table. A
sampler is what its name says only where nothing changes its package by such means.
"""

from __future__ import annotations

import ast
from functools import cached_property

from .names import Names
from .reaching import DUNDER, is_dunder
from .texts import is_open, is_reader
from .vocabulary import BUILTINS, CORE, MODELLING, SCIENCE, STANDARD, is_plain, root

Seen = tuple[str, int]
#: Modules of Python that hold the names of all modules, or run a text with them.
_NAMESPACES = frozenset(
    "__main__ sys builtins importlib inspect gc ctypes runpy code codeop types dis pdb bdb pickle marshal shelve trace profile "
    "cProfile timeit doctest unittest traceback pkgutil pydoc copyreg".split())
#: Parts of those that hold no names of others.
_BLIND = frozenset(
    {f"sys.{name}" for name in (
        "argv orig_argv exit path stdin stdout stderr version version_info hexversion platform executable prefix base_prefix maxsize "
        "float_info int_info byteorder flags implementation getsizeof setrecursionlimit getrecursionlimit setswitchinterval "
        "set_int_max_str_digits getdefaultencoding getfilesystemencoding dont_write_bytecode").split()}
    | {"importlib.metadata", "importlib.resources", "importlib.util.find_spec", "traceback.print_exc", "traceback.format_exc",
       "gc.collect", "types.SimpleNamespace", "pickle.dump", "pickle.dumps"})
_RUN = ("exec", "eval", "compile", "__import__", "globals", "__builtins__")
_LOOK = ("locals", "vars", "globals")
_BY_NAME = {"getattr": 1, "setattr": 1, "delattr": 1, "attrgetter": 0, "methodcaller": 0}
_OWN = ("__init__", "__class__", "__post_init__", "__call__", "__len__", "__repr__", "__str__", "__main__")
#: Built-in functions to which a package may be handed: they leave it as it is.
_SHOWING = ("print", "repr", "str", "type", "hasattr", "isinstance", "id")
#: Modules of the samplers' packages: who has one can change what is in it.
_MODULES = frozenset("sampling mcmc model core distributions step_methods hmc nuts backends initial_point pytensorf".split())


class Reflection:
    """Asked about one file."""

    def __init__(self, tree: ast.Module, names: Names):
        self._names, self._nodes = names, list(ast.walk(tree))

    @cached_property
    def reads(self) -> Seen | None:
        """The first thing that may read any name of the module."""
        return self.writes or next((seen for node in self._nodes if (seen := self._reading(node))), None)

    @cached_property
    def writes(self) -> Seen | None:
        """The first thing that may give any name of any module another meaning."""
        stars = [(f"from {path} import *", line) for path, line in self._names.stars.items()
                 if root(path) not in STANDARD | SCIENCE | MODELLING]
        return stars[0] if stars else next((seen for node in self._nodes if (seen := self._writing(node))), None)

    def _writing(self, node: ast.AST) -> Seen | None:
        if isinstance(node, ast.Name) and node.id in _RUN and node.id not in self._names.bindings and id(node) not in self._shown:
            return node.id, node.lineno
        if isinstance(node, ast.Attribute) and node.attr in ("__globals__", "__builtins__", "f_globals", "f_builtins", "__subclasses__"):
            return node.attr, node.lineno
        if isinstance(node, ast.ImportFrom):
            paths = [path for each in node.names if self._leads_out(path := f"{node.module}.{each.name}")]
            return (paths[0], node.lineno) if paths and not node.level else None
        if isinstance(node, (ast.Name, ast.Attribute)) and id(node) not in self._inner:
            path = self._names.path(node)
            return (path, node.lineno) if path and self._leads_out(path) else None
        return None

    def _leads_out(self, path: str) -> bool:
        """Whether an import path leads to the names of other modules."""
        if root(path) in _NAMESPACES:
            return _BLIND.isdisjoint((".".join(path.split(".")[:2]), path))
        return root(path) in SCIENCE | STANDARD and bool(_NAMESPACES & set(path.split("."))) and not is_plain(path)

    def _reading(self, node: ast.AST) -> Seen | None:
        if isinstance(node, ast.Name) and node.id in _LOOK and node.id not in self._names.bindings:
            return node.id, node.lineno
        if isinstance(node, ast.Attribute) and (is_dunder(node.attr) and node.attr not in _OWN or node.attr in CORE and not self._names.path(node)):
            return node.attr, node.lineno
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            asked = [word for word in DUNDER.findall(node.value) if is_dunder(word) and word not in _OWN]
            return (asked[0], node.lineno) if asked else None
        if isinstance(node, ast.Call):
            return self._calling(node)
        return None

    def _calling(self, call: ast.Call) -> Seen | None:
        """A call that reads a name by a text which the file does not show."""
        if is_reader(call, self._names.path(call.func)):
            return ("a text", call.lineno) if is_open(call, self._names) else None
        last = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
        at = _BY_NAME.get(last)
        if at is None or len(call.args) > at and isinstance(call.args[at], ast.Constant):
            return None
        return last, call.lineno

    @cached_property
    def _inner(self) -> set[int]:
        return {id(node.value) for node in self._nodes if isinstance(node, ast.Attribute)}

    def changes(self, package: str) -> Seen | None:
        """The first thing by which a package may not be what was imported, in words: assigned to, looked into, handed on."""
        assigned = next(((f"'{ast.unparse(node)}' is assigned to", line) for node, line in self._names.patched if self._is_of(node, package)), None)
        seen = self.writes or next((seen for node in self._nodes if (seen := self._handing(node, package))), None)
        return assigned or (seen and (f"'{package}' may be changed by '{seen[0]}'", seen[1]))

    def _handing(self, node: ast.AST, package: str) -> Seen | None:
        if isinstance(node, ast.Attribute) and is_dunder(node.attr) and self._is_of(node, package):
            return ast.unparse(node), node.lineno
        if not isinstance(node, (ast.Name, ast.Attribute)) or id(node) in self._inner | self._seconds or not isinstance(node.ctx, ast.Load):
            return None
        path = self._names.path(node) or ""
        handed = path == package or root(path) == package and path.rpartition(".")[2] in _MODULES
        return (ast.unparse(node), node.lineno) if handed else None

    @cached_property
    def _seconds(self) -> set[int]:
        """Second names, which are followed, and arguments of functions that only show something."""
        named = [node.value for node in self._nodes if isinstance(node, ast.Assign) and all(isinstance(each, ast.Name) for each in node.targets)]
        return {id(part) for node in self._showing for part in node.args} | set(map(id, named))

    @cached_property
    def _shown(self) -> set[int]:
        """The functions whose results are only shown, or read by a key: `print(globals())`, `globals()["X"]`."""
        parts = [part for node in self._showing for part in node.args]
        parts += [node.value for node in self._nodes if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)]
        return {id(part.func) for part in parts if isinstance(part, ast.Call)}

    @cached_property
    def _showing(self) -> list[ast.Call]:
        return [node for node in self._nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                and node.func.id in _SHOWING and node.func.id in BUILTINS and node.func.id not in self._names.bindings]

    def _is_of(self, node: ast.expr, package: str) -> bool:
        return root(self._names.path(node) or "") == package
