"""How reviews are looked up."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from grants.applications.models import Application
from grants.applications.queries import visible_to as applications_visible_to
from grants.applications.states import ApplicationState
from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import standing_of
from office.records import clock, sight
from office.records.models import Event

from .models import Review

SEE = (Role.OFFICER, Role.LEGAL, Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR)
PARTS = ("application__round__fund", "application__organisation", "application__eligibility",
         "application__recommendation__decision", "application__feedback", "answered_by")  # fmt: skip


@sight.register(Review)
def visible_to(user: Any) -> QuerySet[Review]:
    """The group's own, and the office's of bids they may see."""
    if has_role(user, *SEE):
        return Review.objects.filter(application__in=applications_visible_to(user)).select_related(*PARTS)
    own = Review.objects.filter(application__organisation_id__in=standing_of(user).belongs_to)
    return own.select_related(*PARTS)


def review_of(user: Any, application: Application) -> Review | None:
    """The review of one bid, if this user may see it."""
    return visible_to(user).filter(application=application).first()


def told_on(application: Application) -> dt.date | None:
    """The day on which the group was told that it is not funded; None before that."""
    if application.state == ApplicationState.INELIGIBLE:
        said = Event.objects.filter(
            subject_type="grants.application", subject_id=application.pk, verb="find_ineligible"
        )
        at = said.order_by("-number").values_list("at", flat=True).first()
    else:
        at = application.outcome_told_at
    return at.astimezone(clock.LONDON).date() if at else None
