"""Diagrams: every noun's states and steps, drawn and tabled from the same declaration that runs them."""

from .drawing import draw
from .nouns import nouns
from .tabling import index, table

__all__ = ["draw", "index", "nouns", "table"]
