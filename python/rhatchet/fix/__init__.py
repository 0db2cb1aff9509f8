"""Looks at, edits and proves edits of sampler arguments in a Python model file.

Reads the text and its syntax tree only: the user's code is never imported or run. Standard library only.
"""

from .edit import apply
from .inspection import check, inspect
from .proof import prove
from .refusal import Refusal
from .source import Source

__all__ = ["Refusal", "Source", "apply", "check", "inspect", "prove"]
