"""The days and hours of a round, as a timeline."""

import datetime as dt
from typing import Any

from office.records import clock
from office.screens import words

EVERYONE = "If our site is down near the end, we give everyone more time."


def dates_of(round: Any) -> list[dict[str, Any]]:
    """Every date of a round in order, with what is still to come marked."""
    closes = f"{words.hour(round.closes_at)}. {round.extended_because or EVERYONE}"
    found = [
        _item("Opens", round.opens_at, words.hour(round.opens_at), past="Opened"),
        _item("Closes", round.closes_at, closes, past="Closed"),
        _item("We check that each bid can be funded", round.eligibility_by, "By this day", past="Bids checked"),
        _item("The Advisory Board meets", round.board_on, "It gives advice on each bid", past="The Advisory Board met"),
        _item("Decision", round.decision_by, "By this day. You hear with reasons, funded or not"),
        _item("Projects start", round.delivery_from, "At the earliest", past="Projects started"),
        _item("Projects end", round.delivery_until, "At the latest", past="Projects ended"),
    ]
    return [one for one in found if one]


def _item(title: str, when: dt.date | dt.datetime | None, text: str, past: str = "") -> dict[str, Any] | None:
    if when is None:
        return None
    is_past = when <= clock.now() if isinstance(when, dt.datetime) else when <= clock.today()
    return {
        "title": past if is_past and past else title,
        "date": words.weekday_date(when),
        "text": text,
        "expected": not is_past,
    }
