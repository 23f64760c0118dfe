"""How questions about a round are looked up."""

from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, When

from grants.applications.states import ApplicationState
from grants.funds.models import Round
from grants.funds.queries import ANNOUNCED
from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import standing_of
from office.records import sight

from .models import RoundQuestion


@sight.register(RoundQuestion)
def visible_to(user: Any) -> QuerySet[RoundQuestion]:
    """What is answered is everyone's; what waits is seen by whoever asked it and by the fund's officers."""
    seen = Q(answered_at__isnull=False, round__state__in=ANNOUNCED)
    if user.pk:
        seen |= Q(asked_by_id=user.pk)
    if has_role(user, Role.OFFICER):
        seen |= Q(round__fund_id__in=standing_of(user).keys("grants.FundKey"))
    return RoundQuestion.objects.filter(seen)


def answered(round: Round) -> list[RoundQuestion]:
    """What everyone reads on the page of a round, the newest answer first."""
    return list(RoundQuestion.objects.filter(round=round, answered_at__isnull=False).order_by("-answered_at", "-pk"))


def waiting_of(user: Any, round: Round) -> QuerySet[RoundQuestion]:
    """One's own questions that nobody has answered yet."""
    return visible_to(user).filter(round=round, asked_by_id=user.pk, answered_at=None)


OFFICERS_ORDER = ("is_answered", "-pk")  # what waits first


def questions_for_officer(user: Any, round: Round) -> QuerySet[RoundQuestion]:
    """Every question about a round, those that wait first."""
    rows = visible_to(user).filter(round=round).select_related("round__fund", "answered_by")
    is_answered = Case(When(answered_at=None, then=0), default=1, output_field=IntegerField())
    return rows.annotate(is_answered=is_answered).order_by(*OFFICERS_ORDER)


def groups_with_drafts(round: Round) -> list[int]:
    """The groups that are writing a bid in a round."""
    drafts = round.applications.filter(state=ApplicationState.DRAFT).order_by("organisation_id")
    return list(drafts.values_list("organisation_id", flat=True).distinct())
