"""What a signature carries out, in the same transaction."""

from collections.abc import Sequence
from typing import Any

from . import kinds


def carry_out(decisions: Sequence[Any], *, by: Any) -> None:
    """Each signed decision does what its kind says, and is itself the actor."""
    for decision in decisions:
        kinds.kind(decision.kind).carry_out(decision)
