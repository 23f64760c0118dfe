"""What was decided about an application, why, and what would help next time."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grants.applications.models import Application
from grants.applications.states import OUTCOMES, ApplicationState
from grants.fund_types import fund_type
from grants.funds.queries import next_to_open
from grants.panels.queries import feedback_visible_to
from grants.reviews.permissions import may_ask
from grants.reviews.queries import review_of, told_on
from grants.reviews.rules import last_day_to_ask, obstacles_to_asking
from office.agreements.queries import agreements_of_groups, overdue_of
from portal.access import only
from portal.audiences import APPLICANTS

from .finding import home, own_application


def is_told(application: Application) -> bool:
    """True once the group may know."""
    decided = application.state in OUTCOMES and application.outcome_told_at is not None
    return decided or application.state == ApplicationState.INELIGIBLE


@only(APPLICANTS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The outcome with its reasons; nothing before it was told."""
    application = own_application(request, reference)
    if not is_told(application):
        return redirect(home(application))
    context = {
        "application": application, "home": home(application), "next_round": next_to_open(application.round.fund),
        "feedback": feedback_visible_to(request.user).filter(application=application).first(),
        "agreement": agreements_of_groups(request.user).filter(award__application=application).first(),
        "late_reports": overdue_of([application.organisation_id]),
        "review": review_of(request.user, application), "review_until": _review_until(request.user, application),
        "why_not": _why_not(application) if application.state == ApplicationState.INELIGIBLE else [],
    }  # fmt: skip
    return render(request, "portal/applicants/outcome_show.html", context)


def _review_until(user: Any, application: Application) -> dt.date | None:
    """Until when this person may ask for a review; None when they may not."""
    told = told_on(application)
    if told is None or not may_ask(application, user) or obstacles_to_asking(application, told, "words", asked=False):
        return None
    return last_day_to_ask(application, told)


def _why_not(application: Application) -> list[str]:
    """The rule of the fund it does not meet, and the officer's words for the letter."""
    check = getattr(application, "eligibility", None)
    if check is None:
        return []
    return [one for one in (fund_type(application.round.fund.type).exclusions.get(check.code, ""), check.reason) if one]
