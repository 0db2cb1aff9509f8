"""Looks at, edits and proves edits of sampler arguments in a Python model file, and says of which class an edit is.

Reads the text and its syntax tree only: the user's code is never imported or run. Standard library only.
"""

from .classification import classify
from .edit import apply
from .inspection import check, inspect
from .proof import prove
from .refusal import Refusal
from .source import Source

__all__ = ["Refusal", "Source", "apply", "check", "classify", "inspect", "prove"]
