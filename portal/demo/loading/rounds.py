"""Funds, money and rounds: set up, decided on, opened and closed by the clock."""

import datetime as dt
from functools import partial
from typing import Any

from grants.funds.actions import RoundDates, give_fund_key, prepare_round, set_up_fund, turn_rounds
from office.ledger.actions import receive
from office.ledger.models import Source

from .story import Story, at
from .timeline import Timeline

FUND = {"code": "SCF", "slug": "safer-communities-fund", "name": "Safer Communities Fund", "type": "safer_communities"}
ABOUT = (
    "Small grants, paid for with money taken back from criminals, for groups that make West Yorkshire safer and "
    "help people feel safer."
)


def tell(story: Story, timeline: Timeline, start: dt.datetime) -> None:
    """The fund and its source; each round prepared before its decision, opened and closed at its hour."""
    timeline.at(start + dt.timedelta(hours=2), partial(_set_up, story))
    for entry in story["poca_ledger"]["entries"]:
        if entry["type"] in ("opening_balance", "receipt"):
            timeline.at(at(entry["date"], 9), partial(_receive, story, entry))
    for round in story["rounds"]:
        timeline.at(at(round["opens"]), turn_rounds)
        timeline.at(at(round["closes"]), turn_rounds)


def _set_up(story: Story) -> None:
    Source.objects.get_or_create(
        code="POCA",
        defaults={
            "name": "Proceeds of Crime",
            "purpose": "Community projects that cut crime and help victims, paid for with money taken from criminals.",
        },
    )
    fund = set_up_fund(**FUND, about=ABOUT, owner=story.person("officer"), by=story.person("administrator"))
    for slug in ("officer", "officer-2"):
        give_fund_key(fund=fund, officer=story.person(slug), by=story.person("administrator"))
    story.keep("fund", "SCF", fund)


def _receive(story: Story, entry: dict[str, Any]) -> None:
    source = Source.objects.get(code="POCA")
    receive(source=source, pence=entry["amount"] * 100, note=entry["description"], by=story.person("finance-1"))


def prepare(story: Story, round: dict[str, Any], pots: list[dict[str, Any]]) -> Any:
    """One round in draft, with the pots its opening decision is asked to set aside."""
    dates = RoundDates(
        opens_at=at(round["opens"]),
        closes_at=at(round["closes"]),
        eligibility_by=_day(round["eligibility_ends"]),
        board_on=_day(round["advisory_board"]),
        decision_by=_day(round["decision_date"]),
        delivery_from=_day(round["delivery_window"][0]),
        delivery_until=_day(round["delivery_window"][1]),
    )
    source = Source.objects.get(code="POCA")
    names = {pot["code"]: pot["name"] for pot in round["pots"]}
    made = prepare_round(
        fund=story.get("fund", "SCF"),
        number=int(round["id"][1:]),
        name=round["name"],
        theme=round["theme"],
        dates=dates,
        pots=[(source, pot["code"], names[pot["code"]], pot["amount"] * 100) for pot in pots],
        min_award_pence=round["min_award"] * 100,
        max_award_pence=round["max_award"] * 100,
        by=story.person("officer"),
    )
    return story.keep("round", round["id"], made)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
