"""What an officer opens: found by sight, closed by an interest of theirs, or a plain 404."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from grants.applications import queries as applications
from grants.applications.models import Application
from grants.funds import queries as rounds
from grants.funds.models import Round
from grants.funds.permissions import may_run
from office.judging import queries as judging
from office.judging.models import Entry
from office.people.permissions import has_interest
from portal.access import find
from portal.stepping_out import STEPPED_OUT

ROUND_PARTS = (
    "fund", "contest__rubric", "gate_sheet", "award_sheet", "opening_decision", "awards_decision", "plan",
    "question_set",
)  # fmt: skip


def round_at(request: HttpRequest, fund: str, number: int) -> Round:
    """A round this officer may see, by its fund's code and its number."""
    rows = rounds.with_pots(rounds.visible_to(request.user)).select_related(*ROUND_PARTS)
    return find(rows, fund__code=fund, number=number)


def own_round_at(request: HttpRequest, fund: str, number: int) -> Round:
    """A round of a fund this officer holds the key of: only those run it."""
    round = round_at(request, fund, number)
    if not may_run(round, request.user):
        raise Http404("There is no such page.")
    return round


def bid_at(request: HttpRequest, reference: str, rows: QuerySet[Application] | None = None) -> Application:
    """A bid this officer may see. One they stepped out of answers 403 and says why."""
    if applications.is_closed_by_an_interest(request.user, reference):
        raise PermissionDenied(STEPPED_OUT)
    if rows is None:
        rows = applications.applications_for_officer(request.user)
    return find(rows.select_related(*BID_PARTS), reference=reference)


BID_PARTS = (
    "round__fund", "round__contest__rubric", "round__plan", "organisation__district", "pot__pot",
    "eligibility__proposed_by", "submission__question_set", "submission__entry",
    "review",
)  # fmt: skip


def entry_of(request: HttpRequest, application: Application) -> Entry:
    """The bid's place in the judging: 404 before it has one, 403 for whoever stepped out of it."""
    if getattr(application.submission, "entry", None) is None:
        raise Http404("There is no such page.")
    rows = judging.visible_to(request.user).select_related("contest__rubric", "submission__organisation", "moderation")
    found = rows.filter(submission=application.submission_id).first()
    if found is None:
        raise PermissionDenied(STEPPED_OUT)
    return found


def refuse_bid(request: HttpRequest, application: Application) -> None:
    """What came of a bid stays closed to whoever stepped out of it."""
    if applications.is_closed_by_an_interest(request.user, application.reference):
        raise PermissionDenied(STEPPED_OUT)


def refuse_interest(request: HttpRequest, organisation_id: int) -> None:
    """An agreement, a report or a message about a group in which one has an interest stays closed too."""
    if has_interest(request.user, organisation_id):
        raise PermissionDenied(STEPPED_OUT)


ROADS = ("agreement", "submission", "application", "entry")


def organisation_of(thing: Any) -> int | None:
    """The organisation a thing is about, by whichever road leads there; None when it is about none."""
    if key := getattr(thing, "organisation_id", None):
        return key
    for road in ROADS:
        further = getattr(thing, road, None)
        if further is not None and (key := organisation_of(further)):
            return key
    return None
