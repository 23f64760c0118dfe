"""What signing a decision to end agreements carries out."""

from typing import Any

from office.decisions import kinds
from office.records.steps import take


def carry_out_ending(decision: Any) -> None:
    """Each agreement it names ends; what was not paid goes back to its pot."""
    for agreement in decision.endings.order_by("pk"):
        take(agreement, "end", by=decision)


kinds.register(kinds.DecisionKind("agreement_ending", "Ending of an agreement", carry_out_ending))
