"""What must hold before money moves. Amounts are whole pence.

A source's giver ties its money to a purpose, a period and a day on which the rest goes back. Whatever breaks
one of these is refused, and the sentence names the rule.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from office.records import clock
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


def obstacles_from_purpose(source: Any, pot: Any) -> list[str]:
    """Money tied to a purpose goes into a pot of that purpose."""
    if not source.only_for or pot.purpose in source.only_for:
        return []
    has = f"is for {pot.get_purpose_display()}" if pot.purpose else "does not say what it is for"
    return [
        Obstacle(
            f"Purpose rule of {source.name}: it may only be used for {source.only_for_words}. {pot.name} {has}.",
            about="purpose",
        )
    ]


def obstacles_from_period(source: Any) -> list[str]:
    """Promises are made between the first and the last day of the giver's letter."""
    today = clock.today()
    if source.opens_on and today < source.opens_on:
        return [Obstacle(f"Period rule of {source.name}: it may be used from {_day(source.opens_on)}.", about="period")]
    if source.closes_on and today > source.closes_on:
        words = f"Period rule of {source.name}: it could be used until {_day(source.closes_on)}."
        return [Obstacle(words, about="period")]
    return []


def obstacles_from_return(source: Any) -> list[str]:
    """After the day on which the rest goes back, nothing is promised or paid from it."""
    if source.return_by and clock.today() > source.return_by:
        words = f"Return rule of {source.name}: what was not spent by {_day(source.return_by)} goes back to its giver."
        return [Obstacle(words, about="return")]
    return []


def obstacles_from_the_giver(source: Any, pot: Any) -> list[str]:
    """Every rule of the source that a new promise must keep."""
    return obstacles_from_purpose(source, pot) + obstacles_from_period(source) + obstacles_from_return(source)


def obstacles_to_ring_fencing(source: Any, pot: Any, pence: int) -> list[str]:
    """The giver's rules kept, and not more than the source has free."""
    return obstacles_from_the_giver(source, pot) + obstacles_to_taking(
        source.available_pence, pence, f"free in {source.name}"
    )


def obstacles_to_committing(source: Any, pot: Any, pence: int) -> list[str]:
    """The giver's rules kept, and not more than the pot has left."""
    return obstacles_from_the_giver(source, pot) + obstacles_to_taking(pot.left_pence, pence, f"left in {pot.name}")


def obstacles_to_paying(source: Any, left_pence: int, pence: int) -> list[str]:
    """Before the giver's return date, within what is promised, and only money that has come in."""
    found = obstacles_from_return(source) + obstacles_to_taking(left_pence, pence, "still unpaid")
    return found or obstacles_to_taking(source.cash_pence, pence, f"in hand from {source.name}")


def obstacles_to_opening(code: str, name: str) -> list[str]:
    """A source or pot has a short code and a name."""
    found: list[str] = [] if code.strip() else [Obstacle("Enter a short code.", about="code")]
    return found if name.strip() else [*found, Obstacle("Enter a name.", about="name")]


def obstacles_to_source_rules(
    only_for: Sequence[str], known: Sequence[str], opens_on: dt.date | None, closes_on: dt.date | None
) -> list[str]:
    """Known purposes, and a period that begins before it ends."""
    found: list[str] = []
    if set(only_for) - set(known):
        found.append(Obstacle("Choose from the list.", about="only_for"))
    if opens_on and closes_on and closes_on < opens_on:
        found.append(Obstacle("The last day must be after the first day.", about="closes_on"))
    return found


def obstacles_to_adjustment(adjustment: Any) -> list[str]:
    """A reason, and not more than is received and in no pot. What must go back is not carried forward."""
    source, pence = adjustment.source, adjustment.amount_pence
    found: list[str] = []
    if not adjustment.reason.strip():
        found.append(Obstacle("Give a reason.", about="reason"))
    if adjustment.kind == "carry" and adjustment.to_source_id in (None, source.pk):
        found.append(Obstacle("Choose another source to carry it to.", about="to_source"))
    if adjustment.kind == "carry" and source.return_by:
        words = f"Return rule of {source.name}: what is not spent by {_day(source.return_by)} goes back to its giver."
        found.append(Obstacle(f"{words} It cannot be carried forward.", about="kind"))
    if adjustment.kind == "more":
        return found + obstacles_to_amount(pence)
    return found + obstacles_to_taking(max(0, source.spare_pence), pence, f"received and in no pot of {source.name}")


MOST_OVER = 10  # of a hundred received: how far promises may run ahead (domain 3.13)


def obstacles_to_over_programming(source: Any, pence: int) -> list[str]:
    """Ten in a hundred of what came in, with what was allowed before."""
    if found := obstacles_to_amount(pence):
        return found
    most = source.received_pence * MOST_OVER // 100 - source.over_pence
    if pence > most:
        words = (
            f"Promises may run ahead by {MOST_OVER}% of what came in: {pounds(max(0, most))} more from {source.name}."
        )
        return [Obstacle(words, about="amount")]
    return []


def _day(day: dt.date) -> str:
    return f"{day:%-d %B %Y}"
