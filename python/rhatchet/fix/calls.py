"""Finds the sampler calls of a file."""

from __future__ import annotations

import ast
from typing import Any

from .names import Names
from .reading import Context, Reader, SamplerCall
from .reflection import Reflection
from .source import Source

SAMPLERS = {"pymc.sample": "pymc", "pymc.sampling.sample": "pymc", "pymc.sampling.mcmc.sample": "pymc",
            "nutpie.sample": "nutpie", "nutpie.sample.sample": "nutpie"}


class Survey:
    """The sampler calls of one file, and those that look like one and are none."""

    def __init__(self, source: Source, context: Context | None = None):
        self.source, self.tree = source, source.parsed()
        self.names = Names(self.tree)
        self.calls: list[SamplerCall] = []
        self.ignored: list[dict[str, Any]] = []
        self.context = context or Context()
        self._reflection = Reflection(self.tree, self.names)
        self._reader = Reader(source, self.names, self._reflection, self.context)
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        for node in sorted(found, key=source.span):
            self._look(node)

    def _look(self, node: ast.Call) -> None:
        path = self.names.path(node.func)
        sampler = SAMPLERS.get(path or "")
        spelled = self.source.segment(node.func)
        changed = self._reflection.changes(sampler) if sampler else None
        if sampler and not changed:
            self.calls.append(self._reader.read(SamplerCall(len(self.calls), node, sampler, spelled)))
        elif sampler or spelled.split(".")[-1] == "sample":
            why = f"{changed[0]} at line {changed[1]}" if changed else self._unclear(node.func, path, spelled)
            self.ignored.append({"line": node.lineno, "column": self.source.column(node), "call": spelled, "reason": why})

    def _unclear(self, func: ast.expr, path: str | None, spelled: str) -> str:
        if path:
            return f"'{spelled}' is '{path}', which is no sampler"
        root = func
        while isinstance(root, ast.Attribute):
            root = root.value
        found = self.names.bindings.get(root.id, []) if isinstance(root, ast.Name) else []
        if len(found) > 1:
            return f"'{root.id}' is bound {len(found)} times (lines {', '.join(str(each.line) for each in found)})"
        return f"'{spelled}' is not known to be a sampler"
