"""What a signature carries out, in the same transaction."""

from collections.abc import Sequence
from typing import Any

from . import freezing, kinds


def keep_and_carry_out(decisions: Sequence[Any], *, by: Any) -> None:
    """The signed text goes where nothing alters it; then each decision does what its kind says, as the actor."""
    for decision in decisions:
        freezing.keep(decision)
        kinds.kind(decision.kind).carry_out(decision)
