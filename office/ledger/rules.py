"""What must hold before money moves. Amounts are whole pence."""

from typing import Any

from office.records.steps import Obstacle


def pounds(pence: int) -> str:
    """£6,000 or £1,234.56: pence are shown only when there are any."""
    sign, pence = ("-", -pence) if pence < 0 else ("", pence)
    whole, rest = divmod(pence, 100)
    return f"{sign}£{whole:,}.{rest:02d}" if rest else f"{sign}£{whole:,}"


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


def obstacles_to_ring_fencing(source: Any, pence: int, decision: Any) -> list[str]:
    """Under a signed decision, and not more than the source has free."""
    if not decision.is_signed:
        return [Obstacle("Only a signed decision can set money aside.", about="decision")]
    return obstacles_to_taking(source.available_pence, pence, f"free in {source.name}")


def obstacles_to_committing(pot: Any, pence: int, decision: Any) -> list[str]:
    """Under a signed decision, and not more than the pot has left."""
    if not decision.is_signed:
        return [Obstacle("Only a signed decision can promise money.", about="decision")]
    return obstacles_to_taking(pot.left_pence, pence, f"left in {pot.name}")
