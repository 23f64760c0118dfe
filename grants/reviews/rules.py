"""What must hold for a review to be asked for."""

import datetime as dt
from typing import Any

from office.records import clock, working_days
from office.records.steps import Obstacle

ANSWER_WITHIN = 20  # working days
REVIEWED = ("declined", "ineligible")


def last_day_to_ask(application: Any, told_on: dt.date) -> dt.date:
    """Ten working days after the group was told (the fund's guidance names the number in every letter)."""
    return working_days.after(told_on, application.review_within)


def obstacles_to_asking(application: Any, told_on: dt.date | None, grounds: str, *, asked: bool) -> list[str]:
    """Of an outcome that was told, in time, once, with words."""
    if application.state not in REVIEWED or told_on is None:
        return [Obstacle("A review is of a bid that was not funded.", about="state")]
    found: list[str] = []
    if asked:
        found.append(Obstacle("You asked for a review of this already.", about="state"))
    if clock.today() > (last := last_day_to_ask(application, told_on)):
        found.append(Obstacle(f"A review can be asked for until {last.day} {last:%B %Y}.", about="clock"))
    if not grounds.strip():
        found.append(Obstacle("Say what you think went wrong.", about="grounds"))
    return found
