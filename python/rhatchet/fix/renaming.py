"""Names that are only called otherwise: `after` is given the names of `before` back where that is the same program."""

from __future__ import annotations

import ast

from .names import Names
from .reaching import reached
from .texts import words
from .vocabulary import BUILTINS

#: Reaches out of the file without seeing what is called how in it.
_BLIND = {"os", "os.environ", "os.environ.get", "os.getenv"}
_TEXT_READERS = ("query", "eval", "patsy", "formulaic", "bambi")


def renamed(before: ast.Module, after: ast.Module) -> dict[str, str]:
    """The pairs new -> old, in the order in which they are first bound; empty where one of them could be read in another way.

    Renaming `after` by them gives the same program whatever the pairs are: no new name stood in `before`, no old one
    stands in `after`, and nothing in either file can see what a variable is called.
    """
    old, new = Names(before), Names(after)
    gone = [name for name in old.bindings if name not in new.bindings]
    fresh = [name for name in new.bindings if name not in old.bindings]
    seeing = {word for tree, names in ((before, old), (after, new)) for word in reached(tree, names)} - _BLIND
    if not gone or len(gone) != len(fresh) or old.stars or new.stars or seeing:
        return {}
    private = any(name.startswith("__") for name in gone + fresh)
    free = not private and not (set(gone) & _bound_to(before, new)) and not (set(fresh) & _bound_to(after, old))
    return dict(zip(fresh, gone)) if free else {}


def _bound_to(tree: ast.Module, other: Names) -> set[str]:
    """The names that no variable of a file can give up: they mean something in the other file, or are seen from outside.

    A library may call a function by its parameters, and a class by its methods.
    """
    nodes = list(ast.walk(tree))
    found = {*BUILTINS, *other.loads, *_of_classes(nodes)}
    found |= {node.attr for node in nodes if isinstance(node, ast.Attribute)} | {node.arg for node in nodes if isinstance(node, ast.arg)}
    found |= {part for node in nodes if isinstance(node, ast.alias) and node.asname is None for part in node.name.split(".")}
    if any(getattr(node, key, None) in _TEXT_READERS for node in nodes for key in ("attr", "name", "module")):
        found |= {word for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)) for word in words(node.value)}
    return found


def _of_classes(nodes: list[ast.AST]) -> set[str]:
    """What is bound in the bodies of classes: it can be read as an attribute from anywhere."""
    inside = [part for node in nodes if isinstance(node, ast.ClassDef) for each in node.body for part in ast.walk(each)]
    names = {part.id for part in inside if isinstance(part, ast.Name)}
    return names | {part.name for part in inside if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))}


class Renaming(ast.NodeTransformer):
    """Puts the old names back, wherever a node carries one."""

    def __init__(self, pairs: dict[str, str]):
        self._pairs = pairs

    def visit(self, node: ast.AST) -> ast.AST:
        fields = {ast.Name: "id", ast.arg: "arg", ast.alias: "asname"}
        for key in {fields.get(type(node)), "name" if not isinstance(node, ast.alias) else None, "rest"} - {None}:
            if isinstance(getattr(node, key, None), str):
                setattr(node, key, self._pairs.get(getattr(node, key), getattr(node, key)))
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            node.names = [self._pairs.get(name, name) for name in node.names]
        return self.generic_visit(node)
