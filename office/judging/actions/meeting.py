"""Deeds: a panel's meeting is planned, who sat is recorded, and who left the room for which bid."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from office.records import trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused

from .. import permissions, rules
from ..models import Attendance, Contest, Entry, Meeting, Recusal
from ..states import MeetingState


@deed
def plan_meeting(
    *, contest: Contest, held_on: dt.date, by: Any, reference: str = "", quorum: int | None = None
) -> Meeting:
    """Set the day. The reference is made from it (BRD-2020-12-09) unless one is given."""
    if not permissions.may_chair(None, by):
        raise Forbidden
    reference = reference.strip() or f"BRD-{held_on:%Y-%m-%d}"
    if Meeting.objects.filter(reference=reference).exists():
        raise Refused([Obstacle(f"There is a meeting {reference} already.", about="reference")])
    meeting = Meeting.objects.create(
        contest=contest, reference=reference, held_on=held_on, quorum=contest.quorum if quorum is None else quorum
    )
    trail.note(meeting, "planned", by=by, words={"contest": contest, "held_on": held_on})
    return meeting


@deed
def record_attendance(
    *, meeting: Meeting, present: Collection[Any], by: Any, independent: Collection[Any] = ()
) -> list[Attendance]:
    """Say who sits, and which of them are independent of the office. Said again, it replaces what was said."""
    held = _lock(meeting, by)
    if strangers := [one for one in present if not permissions.may_sit(one)]:
        raise Refused([Obstacle(f"{one} is not a member of the panel.", about="present") for one in strangers])
    free = {one.pk for one in independent}
    held.attendances.all().delete()
    made = Attendance.objects.bulk_create(
        [Attendance(meeting=held, member=one, is_independent=one.pk in free) for one in present]
    )
    words = {"present": [one.pk for one in present], "independent": sorted(free)}
    trail.note(held, "attendance_recorded", by=by, words=words)
    return made


def _lock(meeting: Meeting, by: Any) -> Meeting:
    held = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    if not permissions.may_chair(held, by):
        raise Forbidden
    if held.state == MeetingState.CLOSED:
        raise Refused([Obstacle("This meeting is over.", about="meeting")])
    return held


@deed
def recuse(*, meeting: Meeting, entry: Entry, member: Any, reason: str, by: Any) -> Recusal:
    """A member leaves the room for one bid: from now on it is hidden from them, its totals included."""
    if not permissions.may_recuse(member, by):
        raise Forbidden
    held = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    is_there = held.attendances.filter(member=member).exists()
    if why := rules.obstacles_to_recusing(held, entry, is_there, reason):
        raise Refused(why)
    recusal, new = Recusal.objects.get_or_create(
        meeting=held, entry=entry, member=member, defaults={"reason": reason.strip()[:300]}
    )
    if new:
        trail.note(recusal, "recused", by=by, words={"member": member, "entry": entry, "reason": recusal.reason})
    return recusal
