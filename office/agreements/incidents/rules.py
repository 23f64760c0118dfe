"""What must hold for an incident to be told and closed."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from office.records import clock
from office.records.steps import Obstacle

MOST_PEOPLE = 9_999


def obstacles_to_telling(count: int, happened_on: dt.date, told: Sequence[str], known: Sequence[str]) -> list[str]:
    """A number of people that can be, a day that has been, and bodies from the list."""
    found: list[str] = []
    if not 0 <= count <= MOST_PEOPLE:
        found.append(Obstacle(f"Enter a number from 0 to {MOST_PEOPLE:,}.", about="count"))
    if happened_on > clock.today():
        found.append(Obstacle("The day has not come yet.", about="happened_on"))
    if set(told) - set(known):
        found.append(Obstacle("Choose from the list.", about="told"))
    return found


def obstacles_to_closing(incident: Any) -> list[str]:
    """Every action is done, and payments are not held for it any more."""
    found: list[str] = [
        Obstacle(f"Still to do: {one.text}", about="actions") for one in incident.actions.all() if one.done_at is None
    ]
    if incident.agreement.held_because:
        found.append(Obstacle("Payments are still held. Finance lifts the hold first.", about="hold"))
    return found


def obstacles_to_an_action(incident: Any, text: str, due_on: dt.date) -> list[str]:
    """While it is in hand; said, and for a day to come."""
    if incident.state != "in_hand":
        return [Obstacle("Take it in hand first.", about="state")]
    found: list[str] = [] if text.strip() else [Obstacle("Say what will be done.", about="text")]
    if due_on < clock.today():
        found.append(Obstacle("The day has passed.", about="due_on"))
    return found
