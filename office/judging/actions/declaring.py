"""Deeds: interests in bids are declared. An interest bars for good, takes the bid away and revokes its key."""

from collections.abc import Mapping
from typing import Any

from office.records import clock, trail
from office.records.actors import THE_CLOCK
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused, take

from .. import permissions, rules
from ..models import Contest, Declaration, Entry
from ..states import AssessmentState, EntryState


@deed
def declare(*, entry: Entry, by: Any, has_interest: bool, nature: str = "") -> Declaration:
    """Say whether one has an interest in this bid. It can be said later than no interest, never the reverse.

    Once the list is with the panel the score stays where it is: an officer reopens the scoring to take it off.
    """
    held = Entry.objects.select_for_update(no_key=True, of=("self",)).select_related("contest").get(pk=entry.pk)
    if not permissions.may_declare(held.contest, by):
        raise Forbidden
    before = held.declarations.filter(user=by).first()
    if why := rules.obstacles_to_declaring(has_interest, nature, bool(before and before.has_interest)):
        raise Refused(why)
    words = {"has_interest": has_interest, "nature": nature.strip()[:300] if has_interest else ""}
    declaration, _ = Declaration.objects.update_or_create(
        entry=held, user=by, defaults={**words, "at": clock.now()}
    )  # fmt: skip
    trail.note(declaration, "declared", by=by, words=words)
    if has_interest:
        _bar(held, by)
    return declaration


def _bar(entry: Entry, by: Any) -> None:
    entry.keys.filter(user=by).delete()
    held = entry.assessments.filter(assessor=by).exclude(state=AssessmentState.RELEASED).first()
    if held and entry.contest.state in rules.RUNNING:
        take(held, "release", by=THE_CLOCK)


@deed
def declare_for_groups(*, contest: Contest, interests: Mapping[int, str], by: Any) -> None:
    """Declare on the list of applicants, before any bid is read.

    `interests`: organisation id -> what the interest is; for every other group on the list, no interest.
    It goes by group, so that a blind bid cannot be matched to a name. What was declared before stays.
    """
    if not permissions.may_declare(contest, by):
        raise Forbidden
    entries = list(
        contest.entries.exclude(state=EntryState.REMOVED)
        .exclude(pk__in=Declaration.objects.filter(user=by, has_interest=True).values("entry"))
        .select_related("submission", "contest")
        .order_by("pk")
    )
    for entry in entries:
        if entry.submission.organisation_id in interests:
            nature = interests[entry.submission.organisation_id]
            declare(entry=entry, by=by, has_interest=True, nature=nature)
    free = [entry for entry in entries if entry.submission.organisation_id not in interests]
    Declaration.objects.bulk_create(
        [Declaration(entry=entry, user=by, has_interest=False, at=clock.now()) for entry in free],
        ignore_conflicts=True,
    )
    trail.note(contest, "declared_for_groups", by=by, words={"no_interest": [entry.pk for entry in free]})
