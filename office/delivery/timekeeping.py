"""What the passing of time does: a quarter that has ended is opened, and its reports are worked out."""

from typing import Any

from office.plan.queries import plan_in_force
from office.records import clock
from office.records.actors import THE_CLOCK

from . import rules
from .actions import open_quarter, work_out
from .models import MeasureOwner, Quarterly
from .quarters import quarter_of


def keep_time(*, by: Any = THE_CLOCK) -> None:
    """Run as often as one likes: nothing is done twice. An office that measures nothing yet is left alone."""
    if plan_in_force() is None or not MeasureOwner.objects.exists():
        return
    open_quarter(quarter=quarter_of(clock.today()).after(-1), by=by)
    for quarterly in Quarterly.objects.exclude(state__in=[state for state in rules.PUBLIC if state != "published"]):
        work_out(quarterly=quarterly, by=by)
