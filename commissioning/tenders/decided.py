"""What signing the decision to award carries out."""

from typing import Any

from office.decisions import kinds
from office.records.steps import take


def carry_out_award(decision: Any) -> None:
    """The standstill starts."""
    for tender in decision.tenders.order_by("pk"):
        take(tender, "award", by=decision)


kinds.register(kinds.DecisionKind("contract_award", "Award of a contract", carry_out_award))
