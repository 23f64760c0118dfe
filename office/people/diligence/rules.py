"""What must have been checked before a body is given a sum."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from office.records.steps import Obstacle

from .asked import Asked


def obstacles_from_checks(organisation: Any, asked: Iterable[Asked], made: Mapping[str, Any], on: dt.date) -> list[str]:
    """Each check that was not made, did not pass or has run out. `made`: the newest of each code."""
    return [
        Obstacle(f"{organisation}: {sentence}", about=f"check-{one.code}")
        for one in asked
        if (sentence := _wrong_with(one, made.get(one.code), on))
    ]


def _wrong_with(asked: Asked, made: Any, on: dt.date) -> str:
    if made is None:
        return f"“{asked.name}” has not been checked."
    if made.result == "failed":
        return f"“{asked.name}” did not pass."
    if made.expires_on < on:
        day = made.expires_on
        return f"the check “{asked.name}” ran out on {day.day} {day:%B %Y}."
    return ""


def obstacles_to_recording(*, known: bool, source: str, checked_on: dt.date, result: str, note: str, today: dt.date,
                           results: Iterable[str]) -> list[str]:  # fmt: skip
    """A check of the list, with its source, on a day that has come; words unless nothing speaks against it."""
    found: list[str] = []
    if not known:
        found.append(Obstacle("Choose one of the checks.", about="code"))
    if not source.strip():
        found.append(Obstacle("Say what you read or whom you called.", about="source"))
    if checked_on > today:
        found.append(Obstacle("The day of the check is still to come.", about="checked_on"))
    if result not in results:
        found.append(Obstacle("Choose what the check showed.", about="result"))
    elif result != "clear" and not note.strip():
        found.append(Obstacle("Say what the concern is, and why you decided as you did.", about="note"))
    return found


def obstacles_to_a_list(checks: Iterable[Asked]) -> list[str]:
    """Each check once, named, good for a month or more, from a sum that is not below nothing."""
    checks = list(checks)
    found: list[str] = []
    if not checks or len({one.code for one in checks}) < len(checks):
        found.append(Obstacle("Name each check once, and at least one.", about="checks"))
    if any(not one.name.strip() or one.months < 1 or one.from_pence < 0 for one in checks):
        found.append(Obstacle("Each check has a name, a sum of £0 or more and a month or more.", about="checks"))
    return found
