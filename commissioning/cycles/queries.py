"""How cycles are looked up."""

from typing import Any

from django.db.models import QuerySet

from office.people.permissions import is_staff
from office.records import sight

from .models import Cycle
from .states import OPEN


@sight.register(Cycle)
def visible_to(user: Any) -> QuerySet[Cycle]:
    """The office's people see every cycle; the public reads its decision."""
    return Cycle.objects.all() if is_staff(user) else Cycle.objects.none()


def whole(cycles: QuerySet[Cycle]) -> QuerySet[Cycle]:
    """Cycles with all that a page and the rules read."""
    parts = ("service", "contract__provider", "gate_sheet", "advised", "variation", "decision", "owner", "led_to")
    return cycles.select_related(*parts).prefetch_related("options", "needs_answered", "gate_sheet__gates")


def in_hand(user: Any) -> QuerySet[Cycle]:
    """The cycles that are not over, newest first."""
    rows = visible_to(user).filter(state__in=OPEN)
    return rows.select_related("service", "contract__provider", "decision").order_by("-started_at", "-pk")
