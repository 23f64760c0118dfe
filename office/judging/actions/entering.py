"""Deeds: eligible bids enter a contest, withdrawn ones leave it."""

from typing import Any

from office.records import trail
from office.records.actors import THE_CLOCK
from office.records.deeds import deed
from office.records.steps import Refused, take

from .. import rules
from ..models import Contest, Entry
from ..states import EntryState


@deed
def enter(*, contest: Contest, submission: Any, by: Any, readers: int | None = None) -> Entry:
    """An eligible bid enters the contest under a blind code: the consequence of a step of the procedure.

    The number is the place in the queue, not the applicant's reference, so it says nothing of the group.
    readers: how many must read it, where that is more than the contest asks of every bid.
    """
    held = Contest.objects.select_for_update(no_key=True).get(pk=contest.pk)
    if why := rules.obstacles_to_entering(held):
        raise Refused(why)
    number = held.entries.count() + 1
    entry = Entry.objects.create(contest=held, submission=submission, blind_code=f"Bid {number}", own_readers=readers)
    trail.note(entry, "entered", by=by, words={"contest": held, "submission": submission})
    return entry


@deed
def remove_entry(*, submission: Any, by: Any) -> None:
    """A withdrawn bid leaves the contest, if it had entered."""
    entry = Entry.objects.filter(submission=submission).exclude(state=EntryState.REMOVED).first()
    if entry:
        take(entry, "remove", by=THE_CLOCK)
