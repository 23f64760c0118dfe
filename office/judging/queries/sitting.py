"""Who sits on one bid at a meeting: those present, less those who left the room for it."""

from django.db.models import Exists, OuterRef, QuerySet

from ..models import Attendance, Entry, Meeting, Recusal


def sitting_on(meeting: Meeting, entry: Entry) -> QuerySet[Attendance]:
    """The attendances that count for this bid."""
    out = Recusal.objects.filter(meeting=meeting, entry=entry, member=OuterRef("member_id"))
    return meeting.attendances.filter(~Exists(out)).select_related("member").order_by("pk")
