"""The only way an assessor reads answers: blind, sealed and private are one condition, in one place."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from office.people.standing import standing_of
from office.submissions.models import Answer, Part, Submission
from office.submissions.queries import unasked_answers

from ..models import Contest, Declaration, Entry
from ..states import ContestState, EntryState
from .sights import entries_for_assessor

# Merit always; who they are once the contest is not blind; the price once it is open; private never.
OPEN_TO_ASSESSORS = (
    Q(question__part=Part.MERIT)
    | Q(question__part=Part.IDENTITY, submission__entry__contest__is_blind=False)
    | Q(question__part=Part.PRICE, submission__entry__contest__price_open=True)
)


def answers_for_assessor(entry: Entry, user: Any) -> list[Answer]:
    """What this assessor may read of this bid, in the form's order. Nothing before they declared no interest."""
    return _asked_for(_readable(user).filter(submission__entry=entry).order_by("question__order", "pk"))


def compare_answers(contest: Contest, question_code: str, user: Any) -> list[Answer]:
    """The same question across the bids this assessor holds, in their own order; each answer knows its entry."""
    answers = _readable(user).filter(submission__entry__contest=contest, question__code=question_code)
    return _asked_for(answers.select_related("question", "submission__entry").order_by("submission__entry__pk"))


def _asked_for(answers: QuerySet[Answer]) -> list[Answer]:
    """Without the answers to questions that were not asked, given the rest of the bid. One query where none depends."""
    found = list(answers)
    depending = {answer.submission_id for answer in found if answer.question.show_when}
    if not depending:
        return found
    unasked = set(unasked_answers(Submission.objects.filter(pk__in=depending)))
    return [answer for answer in found if answer.pk not in unasked]


def _readable(user: Any) -> QuerySet[Answer]:
    declared = Declaration.objects.filter(entry=OuterRef("pk"), user=standing_of(user).user_id, has_interest=False)
    entries = (
        entries_for_assessor(user)
        .filter(Exists(declared))
        .exclude(state=EntryState.WAITING)
        .exclude(contest__state=ContestState.PREPARING)
        .order_by()
    )
    answers = Answer.objects.filter(OPEN_TO_ASSESSORS, submission__entry__in=entries.values("pk"))
    return answers.select_related("question").defer("changed_by")
