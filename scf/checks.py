"""The automatic checks of the Safer Communities Fund. They propose; an officer decides."""

import datetime as dt
from typing import Any

from grants.applications.facts import facts_of
from grants.fund_types import ProposedCheck
from office.records.months import months_after

MONTHS = 12


def proposed(application: Any) -> list[ProposedCheck]:
    """What looks wrong with an application, by code of the fund's reasons. Reads the form's own answers."""
    facts, round = facts_of(application), application.round
    found = []
    if facts.ask_pence is not None and not round.min_award_pence <= facts.ask_pence <= round.max_award_pence:
        found.append(ProposedCheck("amount", "The sum asked for is outside this round's limits."))
    if facts.starts_on and facts.ends_on:
        found += _of_the_dates(round, facts.starts_on, facts.ends_on)
    if not facts.districts:
        found.append(ProposedCheck("outside_area", "No district of West Yorkshire is named."))
    return found + _of_the_self_check(application.self_check)


def _of_the_dates(round: Any, starts_on: dt.date, ends_on: dt.date) -> list[ProposedCheck]:
    found = []
    if ends_on > months_after(starts_on, MONTHS):
        found.append(ProposedCheck("over_12_months", "The project lasts more than 12 months."))
    if starts_on < round.delivery_from or ends_on > round.delivery_until:
        found.append(ProposedCheck("outside_dates", "The project's dates fall outside the round's."))
    return found


_SOFT = {
    "S3": [("already_started", "The group said that the work has started.")],
    "S4": [("statutory", "The group said that the law already makes somebody do this.")],
    "S5": [
        ("individual", "The group said that it helps one person, or is a general appeal: find out if it is for one."),
        ("general_appeal", "The group said that it helps one person, or is a general appeal: find out if it is one."),
    ],
    "S6": [("refreshments", "The group said that it is mainly for food or refreshments.")],
    "S8": [("political_or_religious", "The group said that it promotes a party or a religion.")],
}


def _of_the_self_check(given: dict[str, str]) -> list[ProposedCheck]:
    return [ProposedCheck(*said) for code, found in _SOFT.items() if given.get(code) == "yes" for said in found]
