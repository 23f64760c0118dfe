"""How roles held are looked up."""

from typing import Any

from django.db.models import QuerySet

from office.records import sight

from ..organisations.queries import live
from ..permissions import has_role
from ..roles import Role
from .models import RoleHeld


@sight.register(RoleHeld)
def visible_to(user: Any) -> QuerySet[RoleHeld]:
    """One's own; all of them for those who give, watch or audit roles."""
    if has_role(user, Role.ADMINISTRATOR, Role.LEGAL, Role.AUDITOR):
        return RoleHeld.objects.all()
    return RoleHeld.objects.filter(user_id=user.pk)


def holders(*roles: str) -> list[Any]:
    """The users who hold any of these roles now: whom to tell."""
    rows = RoleHeld.objects.filter(live(), role__in=roles).select_related("user").order_by("user_id")
    return list({row.user_id: row.user for row in rows}.values())
