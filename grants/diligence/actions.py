"""The deed of this stage: the subsidy questions are answered."""

import datetime as dt
from typing import Any

from grants.applications.models import Application
from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused

from . import permissions, rules
from .models import Route, SubsidyCheck


@deed
def answer_subsidy(
    *, application: Application, sells: bool, route: str = Route.NONE, other_aid_pence: int = 0,
    confirmed_on: dt.date | None = None, basis: str = "", by: Any,
) -> SubsidyCheck:  # fmt: skip
    """Say whether the grant is a subsidy, and under what it is given; said again before the offer, it replaces."""
    held = Application.objects.select_for_update(no_key=True, of=("self",)).select_related("round").get(
        pk=application.pk)  # fmt: skip
    if not permissions.may_answer_subsidy(held, by):
        raise Forbidden
    award = getattr(held, "award", None)
    if award is not None and award.agreement_id is not None:
        raise Refused([Obstacle("The grant has been offered already.", about="state")])
    if no := rules.obstacles_to_answering(sells=sells, route=route, other_aid_pence=other_aid_pence,
                                          confirmed_on=confirmed_on, basis=basis, today=clock.today()):  # fmt: skip
        raise Refused(no)
    small = route == Route.SMALL
    made, _ = SubsidyCheck.objects.update_or_create(
        application=held,
        defaults={
            "sells": sells, "route": route, "other_aid_pence": other_aid_pence if small else 0,
            "confirmed_on": confirmed_on if small else None, "basis": basis.strip() if route == Route.OTHER else "",
            "answered_by": by, "answered_at": clock.now(),
        },
    )  # fmt: skip
    trail.note(held, "subsidy_answered", by=by, words={"route": Route(route), "other_aid_pence": other_aid_pence})
    return made
