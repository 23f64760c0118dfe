"""Deeds of judging: entering, assigning, declaring, scoring, moderating and meeting."""

from typing import Any

from office.records.actors import THE_CLOCK
from office.records.deeds import deed
from office.records.steps import take

from .models import Contest, Entry


@deed
def enter(*, contest: Contest, submission: Any, by: Any) -> Entry:
    """An eligible bid enters the contest under a blind code."""
    held = Contest.objects.select_for_update(no_key=True).get(pk=contest.pk)
    number = held.entries.count() + 1
    return Entry.objects.create(contest=held, submission=submission, blind_code=f"Bid {number}")


@deed
def remove_entry(*, submission: Any, by: Any) -> None:
    """A withdrawn bid leaves the contest, if it had entered."""
    entry = Entry.objects.filter(submission=submission).exclude(state="removed").first()
    if entry:
        take(entry, "remove", by=THE_CLOCK)
