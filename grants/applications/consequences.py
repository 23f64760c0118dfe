"""What moves next when an application is sent, taken back, found eligible or withdrawn."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

from office.judging.actions import enter, remove_entry
from office.plan.actions import tag
from office.submissions.actions import lock, unlock

from .facts import facts_of


def lock_the_answers(applications: Sequence[Any], *, by: Any) -> None:
    """What was sent stays as it was sent, with a receipt, and is placed in the Plan."""
    for application in applications:
        lock(submission=application.submission, reference=application.reference, by=by)
    tag_in_the_plan(applications, by=by)


def tag_in_the_plan(applications: Sequence[Any], *, by: Any) -> None:
    """Where a bid stands in the Plan is read from its own answers, under the Plan the round is pinned to."""
    for application in applications:
        facts, plan = facts_of(application), application.round.plan
        outcome = plan.outcomes.filter(code=facts.outcome).first()
        if outcome is not None:
            priorities = plan.priorities.filter(code__in=facts.priorities)
            application.tags = tag(outcome=outcome, priorities=priorities, tags=application.tags, by=by)
            application.save(update_fields=["tags"])


def unlock_the_answers(applications: Sequence[Any], *, by: Any) -> None:
    """Taken back before the close: the group may change it and send it again."""
    for application in applications:
        unlock(submission=application.submission, by=by)


def enter_the_contest(applications: Sequence[Any], *, by: Any) -> None:
    """An eligible bid goes to be judged."""
    for application in applications:
        contest = application.round.contest
        more = max(contest.readers, settings.READERS_OF_LARGE_BIDS) if _is_large(application) else None
        enter(contest=contest, submission=application.submission, readers=more, by=by)


def _is_large(application: Any) -> bool:
    return (application.ask_pence or 0) > settings.SMALL_BID_PENCE


def leave_the_contest(applications: Sequence[Any], *, by: Any) -> None:
    """A withdrawn bid is no longer judged."""
    for application in applications:
        remove_entry(submission=application.submission, by=by)
