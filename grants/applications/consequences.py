"""What moves next when an application is sent, taken back, found eligible or withdrawn."""

from collections.abc import Sequence
from typing import Any

from office.judging.actions import enter, remove_entry
from office.submissions.actions import lock, unlock


def lock_the_answers(applications: Sequence[Any], *, by: Any) -> None:
    """What was sent stays as it was sent, with a receipt."""
    for application in applications:
        lock(submission=application.submission, reference=application.reference, by=by)


def unlock_the_answers(applications: Sequence[Any], *, by: Any) -> None:
    """Taken back before the close: the group may change it and send it again."""
    for application in applications:
        unlock(submission=application.submission, by=by)


def enter_the_contest(applications: Sequence[Any], *, by: Any) -> None:
    """An eligible bid goes to be judged."""
    for application in applications:
        enter(contest=application.round.contest, submission=application.submission, by=by)


def leave_the_contest(applications: Sequence[Any], *, by: Any) -> None:
    """A withdrawn bid is no longer judged."""
    for application in applications:
        remove_entry(submission=application.submission, by=by)
