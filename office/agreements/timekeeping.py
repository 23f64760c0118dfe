"""What the passing of time does: offers lapse, agreements start, reports are asked for."""

import datetime as dt
from typing import Any

from office.post.kinds import MessageKind
from office.post.telling import tell
from office.records import clock
from office.records.actors import THE_CLOCK
from office.records.deeds import deed
from office.records.steps import take_all

from . import messages, queries
from .incidents.actions import tell_of_unanswered
from .models import Agreement, ProgressReport, ReminderSent

# Days from the deadline, and what is said then. After a day off only the newest is sent.
REMINDERS: tuple[tuple[int, MessageKind], ...] = (
    (-10, messages.REPORT_REMINDER),
    (-3, messages.REPORT_REMINDER),
    (1, messages.REPORT_OVERDUE),
    (10, messages.REPORT_OVERDUE),
    (20, messages.REPORT_VERY_LATE),
)


def keep_time(*, by: Any = THE_CLOCK) -> None:
    """All that is due now. Run as often as one likes: nothing is done twice."""
    take_all(Agreement, list(queries.lapsing().values_list("pk", flat=True)), "lapse", by=by)
    take_all(Agreement, list(queries.starting().values_list("pk", flat=True)), "start", by=by)
    for report in _to_remind():
        remind(report=report, by=by)
    tell_of_unanswered(by=by)


@deed
def remind(*, report: ProgressReport, by: Any) -> bool:
    """Send the newest reminder that is due, once for this deadline. True when one was sent."""
    due = [(days, kind) for days, kind in REMINDERS if report.due_on + dt.timedelta(days=days) <= clock.today()]
    if not due:
        return False
    days, kind = due[-1]
    _, is_new = ReminderSent.objects.get_or_create(
        report=report, due_on=report.due_on, days=days, defaults={"at": clock.now()}
    )
    if is_new:
        tell(kind, report, by=by)
    return is_new


def _to_remind() -> list[ProgressReport]:
    first = -REMINDERS[0][0]
    rows = ProgressReport.objects.filter(
        state__in=queries.UNWRITTEN,
        agreement__state__in=ProgressReport.RUNNING,
        due_on__lte=clock.today() + dt.timedelta(days=first),
    )
    return list(rows.select_related("agreement__organisation").order_by("pk"))
