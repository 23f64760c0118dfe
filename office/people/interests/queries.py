"""How the register of interests is looked up."""

from typing import Any

from django.db.models import QuerySet

from office.records import sight

from ..permissions import has_role
from ..roles import Role
from .models import Interest


@sight.register(Interest)
def visible_to(user: Any) -> QuerySet[Interest]:
    """One's own; the whole register for the monitoring officer and the auditor."""
    if has_role(user, Role.LEGAL, Role.AUDITOR):
        return Interest.objects.all()
    return Interest.objects.filter(user_id=user.pk)
