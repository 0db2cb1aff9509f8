"""What the questions about a file's model (how often it runs, who shares its objects) rest on."""

from __future__ import annotations

import ast

from .heads import Heads


class AskedModel(Heads):
    """The statements of a tree, of which it is known what belongs to the model; ``ModelCode`` finds that out."""

    #: Names of modelling packages, and of what is made with them.
    own: set[str]
    #: Functions and classes all of whose code is the model's.
    reached: set[str]
    constants: set[str]
    hyper: set[str]

    def is_model(self, statement: ast.stmt) -> bool:
        raise NotImplementedError

    def is_output(self, statement: ast.stmt) -> bool:
        raise NotImplementedError
