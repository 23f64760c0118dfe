"""What must hold before a notice is recorded, and what waits for one."""

import datetime as dt
from typing import Any

from office.records import clock
from office.records.steps import Obstacle


def obstacles_to_recording(notice: Any, published_on: dt.date | None, reference: str, because: str) -> list[str]:
    """Its day and its number; or why it is not needed. Once."""
    if notice.is_settled:
        return [Obstacle("This notice is recorded already.", about="reference")]
    if because.strip():
        return []
    found: list[str] = []
    if published_on is None:
        found.append(Obstacle("Enter the day it was published, or say why it is not needed.", about="published_on"))
    elif published_on > clock.today():
        found.append(Obstacle("The day of publication cannot lie in the future.", about="published_on"))
    if not reference.strip():
        found.append(Obstacle("Enter the number it was published under.", about="reference"))
    return found


def obstacles_from_notices(subject: Any, *codes: str) -> list[str]:
    """The notices that must be out before the next step of a tender, contract or change."""
    return [
        Obstacle(f"Publish the {one.label.lower()} and record its number.", about="notices")
        for one in subject.notices.all()
        if one.holds and not one.is_settled and (not codes or one.code in codes)
    ]
