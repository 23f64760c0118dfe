"""How recommendations are looked up."""

from typing import Any

from django.db.models import QuerySet, Sum

from grants.applications.models import Application
from grants.applications.queries import visible_to as applications_visible_to
from grants.applications.states import ApplicationState
from grants.funds.rules import obstacles_to_deciding
from office.judging.states import EntryState
from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import standing_of
from office.principles.queries import with_gates
from office.records import sight
from office.submissions.models import Answer, Part

from . import rules
from .models import Feedback, Recommendation

SEE = (Role.OFFICER, Role.PANEL_CHAIR, Role.PANEL_MEMBER, Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR)


@sight.register(Recommendation)
def visible_to(user: Any) -> QuerySet[Recommendation]:
    """Those who prepare, make, decide on or audit them, each only for bids they may see."""
    if not has_role(user, *SEE):
        return Recommendation.objects.none()
    return Recommendation.objects.filter(application__in=applications_visible_to(user))


@sight.register(Feedback)
def feedback_visible_to(user: Any) -> QuerySet[Feedback]:
    """The office's, and the group's own once the outcome has been told."""
    if has_role(user, *SEE):
        return Feedback.objects.filter(application__in=applications_visible_to(user))
    told = Feedback.objects.filter(application__outcome_told_at__isnull=False)
    return told.filter(application__organisation_id__in=standing_of(user).belongs_to)


def on_the_list(meeting: Any) -> QuerySet[Application]:
    """The bids a meeting must recommend on, best score first, each with all its line needs."""
    rows = Application.objects.filter(round__contest=meeting.contest_id, submission__entry__isnull=False)
    rows = rows.exclude(submission__entry__state=EntryState.REMOVED).exclude(state=ApplicationState.WITHDRAWN)
    related = ("organisation", "pot__pot", "submission__entry", "recommendation", "round__fund", "round__contest",
               "round__award_sheet")  # fmt: skip
    return rows.select_related(*related).order_by("-submission__entry__percent", "pk")


def is_proposed(recommendation: Recommendation) -> bool:
    """True while a decision that would fund this bid from the reserve is with its advisers or its signer."""
    return recommendation.proposals.filter(decision__state__in=rules.UNDER_WAY).exists()


def answers_for_panel(application: Application, user: Any) -> QuerySet[Answer]:
    """What the panel reads of one bid, in the form's order: all but what is private, and nothing of a hidden bid."""
    seen = applications_visible_to(user).filter(pk=application.pk)
    answers = Answer.objects.filter(submission__application__in=seen).exclude(question__part=Part.PRIVATE)
    return answers.select_related("question").order_by("question__order", "pk")


def recommended_pence(pot: Any, *, besides: Application | None = None, seen_by: Any = None) -> int:
    """What is recommended from one round's pot so far, in pence, and not yet promised by a decision.

    seen_by: only of bids this person may see, so that no sum of another can be worked out.
    """
    rows = Recommendation.objects.filter(application__pot=pot, application__state=ApplicationState.ELIGIBLE)
    if seen_by is not None:
        rows = rows.filter(application__in=applications_visible_to(seen_by))
    if besides is not None:
        rows = rows.exclude(application=besides)
    return rows.aggregate(sum=Sum("amount_pence"))["sum"] or 0


def obstacles_to_sending_to_decision(meeting: Any) -> list[str]:
    """What still stands between a meeting's list and a decision, in five queries whatever its length."""
    return obstacles_from(put_to_decision(meeting))


def put_to_decision(meeting: Any, *, again: bool = False) -> list[Application]:
    """The bids of the list, with the gates that the decision on them shows.

    again: only those that a review sent back, on which this very meeting has spoken.
    """
    rows = on_the_list(meeting)
    if again:
        rows = rows.filter(state=ApplicationState.ELIGIBLE, recommendation__meeting=meeting)
    return list(with_gates(rows, through="round__award_sheet"))


def obstacles_from(applications: list[Application]) -> list[str]:
    """What stands between these bids of one list and a decision, once they are at hand."""
    wanted: dict[Any, int] = {}
    for one in applications:
        recommendation = getattr(one, "recommendation", None)
        wanted[one.pot.pot] = wanted.get(one.pot.pot, 0) + (recommendation.amount_pence if recommendation else 0)
    left = {pot: pot.left_pence for pot in wanted}
    if not applications:
        return ["There is no bid on the list."]
    found = rules.obstacles_from_the_list(applications) + rules.obstacles_from_the_pots(left, wanted)
    return found + obstacles_to_deciding(applications[0].round)
