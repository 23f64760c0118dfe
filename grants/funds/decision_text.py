"""The words of a round's decisions, made from the round itself so that dates and sums stand in one place."""

import datetime as dt
from typing import Any

from grants.fund_types import fund_type
from office.records import clock
from office.records.money import pounds

EQUALITY = "Forms are offered on paper and in large print. Groups new to our funds are asked what would help."
DATA = "Applicants' details are held under the fund's privacy notice. We ask for numbers, never for names of people."


def hour(instant: dt.datetime) -> str:
    """12 noon on Friday 18 December 2020."""
    local = instant.astimezone(clock.LONDON)
    time = "12 noon" if (local.hour, local.minute) == (12, 0) else f"{local:%H:%M}"
    return f"{time} on {day(local.date())}"


def day(date: dt.date) -> str:
    """Friday 18 December 2020."""
    return f"{date:%A} {date.day} {date:%B %Y}"


def of_opening(round: Any) -> dict[str, Any]:
    """Title, summary, sum and sections of the decision that opens a round."""
    pots = [one.pot for one in round.pots.select_related("pot__source").order_by("pot__code")]
    total = sum(pot.planned_pence for pot in pots)
    sources = {pot.source for pot in pots}
    window = f"from {hour(round.opens_at)} to {hour(round.closes_at)}"
    limits = f"from {pounds(round.min_award_pence)} to {pounds(round.max_award_pence)}"
    decision = [f"Set aside {pounds(pot.planned_pence)} from {pot.source} for “{pot.name}”." for pot in pots]
    decision += [f"Open {round.name} {window}.", f"Set the size of grants {limits}."]
    return {
        "title": f"Opening of {round.name}"[:160],
        "summary": f"Open a round with {pounds(total)}. The largest grant is {pounds(round.max_award_pence)}.",
        "amount_pence": total,
        "sections": {
            "executive_summary": f"Opens {round.name} {window}. {_theme(round)}".strip(),
            "decision": decision,
            "background_and_reasons": (
                f"{round.fund.name} supports the Police and Crime Plan. {_theme(round)} Groups deliver their projects "
                f"between {day(round.delivery_from)} and {day(round.delivery_until)}."
            ),
            "financial": "\n".join(_left_in(source, pots) for source in sorted(sources, key=str)),
            "legal_power": f"{fund_type(round.fund.type).legal_power}.",
            "equality": EQUALITY,
            "data_protection": DATA,
            "risk": "More groups may apply than the money can fund. Past rounds' success rates are published.",
        },
    }


def of_raise(raises: list[tuple[Any, int]], reason: str) -> dict[str, Any]:
    """Title, summary, sum and sections of a decision that raises pots of one round: (pot of the round, pence)."""
    round, total = raises[0][0].round, sum(pence for _, pence in raises)
    by_source: dict[Any, int] = {}
    for one, pence in raises:
        by_source[one.pot.source] = by_source.get(one.pot.source, 0) + pence
    return {
        "title": f"More money for {round.name}"[:160],
        "summary": f"Add {pounds(total)} to {round.name}.",
        "amount_pence": total,
        "sections": {
            "executive_summary": " ".join(
                f"Adds {pounds(pence)} to “{one.pot.name}”, which has {pounds(one.pot.set_aside_pence)}."
                for one, pence in raises
            ),
            "decision": [
                f"Set aside a further {pounds(pence)} from {one.pot.source} for “{one.pot.name}”."
                for one, pence in raises
            ],
            "background_and_reasons": reason.strip(),
            "financial": "\n".join(_left(source, pence) for source, pence in sorted(by_source.items(), key=str)),
            "legal_power": f"{fund_type(round.fund.type).legal_power}.",
        },
    }


def _theme(round: Any) -> str:
    return f"Theme: {round.theme.rstrip('.')}." if round.theme else ""


def _left_in(source: Any, pots: list[Any]) -> str:
    return _left(source, sum(pot.planned_pence for pot in pots if pot.source_id == source.pk))


def _left(source: Any, pence: int) -> str:
    return f"{source} has {pounds(source.available_pence)} free. This leaves {pounds(source.available_pence - pence)}."
