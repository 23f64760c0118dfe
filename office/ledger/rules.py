"""What must hold before money moves. Amounts are whole pence."""

from typing import Any

from office.records.money import pounds
from office.records.steps import Obstacle


def obstacles_to_amount(pence: int) -> list[str]:
    """An amount is above zero."""
    return [] if pence > 0 else [Obstacle("Enter an amount above £0.", about="amount")]


def obstacles_to_taking(there: int, pence: int, what: str) -> list[str]:
    """Not more than is there."""
    if found := obstacles_to_amount(pence):
        return found
    if pence > there:
        return [Obstacle(f"{pounds(pence)} is more than the {pounds(there)} {what}.", about="amount")]
    return []


def obstacles_to_ring_fencing(source: Any, pence: int) -> list[str]:
    """Not more than the source has free."""
    return obstacles_to_taking(source.available_pence, pence, f"free in {source.name}")


def obstacles_to_committing(pot: Any, pence: int) -> list[str]:
    """Not more than the pot has left."""
    return obstacles_to_taking(pot.left_pence, pence, f"left in {pot.name}")


def obstacles_to_opening(code: str, name: str) -> list[str]:
    """A source or pot has a short code and a name."""
    found: list[str] = [] if code.strip() else [Obstacle("Enter a short code.", about="code")]
    return found if name.strip() else [*found, Obstacle("Enter a name.", about="name")]
