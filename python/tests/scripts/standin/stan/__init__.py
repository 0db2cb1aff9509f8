"""A stand-in for PyStan: the same names and the same way of reading, with messages that a real PyStan had sent."""

from stan.model import Model  # noqa: F401
