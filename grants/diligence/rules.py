"""What must hold before a grant is offered, as far as aid from public money goes."""

import datetime as dt
from typing import Any

from office.records.money import pounds
from office.records.steps import Obstacle

from .limits import limit_on


def obstacles_from_subsidy(reference: str, subsidy: Any, pence: int, ours: int, on: dt.date) -> list[str]:
    """The questions are answered, and small amounts stay within the limit. `ours`: what we gave in the three years.

    `pence`, `ours` and the limit in pence (Subsidy Control Act 2022, section 36).
    """
    if subsidy is None:
        return [Obstacle(f"{reference}: the subsidy questions are not answered.", about="subsidy")]
    limit, total = limit_on(on), pence + ours + subsidy.other_aid_pence
    if subsidy.route != "small" or total <= limit.pence:
        return []
    said = f"{reference}: {pounds(total)} in three years is more than the {pounds(limit.pence)} of {limit.law}."
    return [Obstacle(said, about="subsidy")]


def obstacles_to_answering(*, sells: bool, route: str, other_aid_pence: int, confirmed_on: dt.date | None, basis: str,
                           today: dt.date) -> list[str]:  # fmt: skip
    """A route that fits the first answer, with what it needs."""
    found: list[str] = []
    if not sells:
        if route != "none":
            found.append(Obstacle("If nothing is sold, it is no subsidy.", about="route"))
        return found
    if route not in ("small", "other"):
        found.append(Obstacle("Choose under what it may be given.", about="route"))
    if other_aid_pence < 0:
        found.append(Obstacle("Give £0 or more.", about="other_aid"))
    if route == "small" and (confirmed_on is None or confirmed_on > today):
        found.append(Obstacle("Give the day on which the group confirmed this in writing.", about="confirmed_on"))
    if route == "other" and not basis.strip():
        found.append(Obstacle("Name the scheme, or the monitoring officer's advice.", about="basis"))
    return found
