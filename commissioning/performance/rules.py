"""What must hold before a report counts, and what a figure is worth against its target."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from office.records import clock
from office.records.steps import Obstacle

from .states import LEAST, Rating

HUNDRED = Decimal(100)


def rating_of(kpi: Any, value: Decimal | None, *, is_disputed: bool = False) -> Rating:
    """One of the five ratings. A figure that is missing or disputed is "Other": it says nothing yet."""
    if value is None or is_disputed:
        return Rating.OTHER
    reached = _share(kpi.target, value) if kpi.lower_is_better else _share(value, kpi.target)
    return next(rating for least, rating in LEAST if reached >= least)


def _share(part: Decimal, whole: Decimal) -> Decimal:
    """In percent; all of it where nothing was aimed at or nothing went wrong."""
    return HUNDRED * part / whole if whole else HUNDRED


def obstacles_to_sending_a_report(
    contract: Any, first: dt.date, last: dt.date, figures: Mapping[int, Decimal | None]
) -> list[str]:
    """A running contract, days that are over and not told of yet, and a figure for each measure."""
    found: list[str] = []
    if not contract.is_running:
        found.append(Obstacle("Only a service that runs reports.", about="contract"))
    if first > last:
        found.append(Obstacle("The last day comes after the first.", about="last"))
    elif last > clock.today():
        found.append(Obstacle("Report on days that are over.", about="last"))
    told = contract.service_reports.exclude(state="returned").filter(period_from__lte=last, period_to__gte=first)
    if told.exists():
        found.append(Obstacle("There is a report on some of these days already.", about="first"))
    found += [
        Obstacle(f"Give the figure: {kpi.name}.", about=f"kpi-{kpi.pk}")
        for kpi in contract.kpis.all()
        if figures.get(kpi.pk) is None
    ]
    return found


def obstacles_to_measuring(name: str, target: Decimal | None, taken: bool) -> list[str]:
    """A name, once, and a target."""
    found: list[str] = []
    if not name.strip():
        found.append(Obstacle("Say what is measured.", about="name"))
    if taken:
        found.append(Obstacle("This is measured already.", about="name"))
    if target is None or target < 0:
        found.append(Obstacle("Enter the target, 0 or more.", about="target"))
    return found


def obstacles_to_promising(text: str, promised: Decimal | None) -> list[str]:
    """Words, and a figure above nothing."""
    found: list[str] = []
    if not text.strip():
        found.append(Obstacle("Say what was promised.", about="text"))
    if promised is None or promised <= 0:
        found.append(Obstacle("Enter how much was promised, more than 0.", about="promised"))
    return found
