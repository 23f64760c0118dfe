"""What signing the decision on a cycle carries out; and the one line by which a kind joins the house."""

from typing import Any

from commissioning import cycle_kinds
from office.decisions import kinds
from office.records.steps import take


def carry_out(decision: Any) -> None:
    """Each cycle it decides goes under way, by the decision."""
    for cycle in decision.cycles.order_by("pk"):
        take(cycle, "approve", by=decision)


def open_to(kind: cycle_kinds.CycleKind) -> cycle_kinds.CycleKind:
    """Add a kind of cycle together with its kind of decision."""
    kinds.register(kinds.DecisionKind(f"cycle_{kind.code}", kind.label, carry_out))
    return cycle_kinds.register(kind)
