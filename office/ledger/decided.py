"""What signing a decision on a source carries out."""

from typing import Any

from office.decisions import kinds

from .actions import OVER, allow_over_programming


def carry_out_over_programming(decision: Any) -> None:
    """Promises may run ahead by what it says."""
    allow_over_programming(asked=decision.over_programming, by=decision)


kinds.register(kinds.DecisionKind(OVER, "Over-programming of a source", carry_out_over_programming))
