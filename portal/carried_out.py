"""What a signed decision carried out: the money it moved and the agreements that rest on it."""

from dataclasses import dataclass
from typing import Any

from office.agreements.queries import visible_to as agreements_visible_to
from office.decisions.models import DecisionRecord
from office.ledger.queries import entries


@dataclass(frozen=True)
class CarriedOut:
    """Ledger entries and agreements, in the order they were made."""

    entries: list[Any]
    agreements: list[Any]


def carried_out(decision: DecisionRecord, user: Any) -> CarriedOut | None:
    """What followed from the signature, in two queries; None before there is one."""
    if not decision.is_signed:
        return None
    made = agreements_visible_to(user).filter(commitment__decision=decision).order_by("reference")
    return CarriedOut(list(entries(user).filter(decision=decision).order_by("pk")), list(made))
