"""How notices are looked up."""

from typing import Any

from django.db.models import QuerySet

from office.people.permissions import is_staff
from office.records import sight

from .models import Notice


@sight.register(Notice)
def visible_to(user: Any) -> QuerySet[Notice]:
    """The office's own list of what it owes the public; what was published is read where it was published."""
    return Notice.objects.all() if is_staff(user) else Notice.objects.none()


def owed(user: Any) -> QuerySet[Notice]:
    """Those that are neither published nor found not to be needed, the soonest due first."""
    waiting = visible_to(user).filter(published_on=None, not_needed_because="")
    return waiting.select_related("tender", "contract__service").order_by("due_on", "pk")
