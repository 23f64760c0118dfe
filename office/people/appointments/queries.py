"""How roles held are looked up."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Prefetch, Q, QuerySet

from office.records import sight

from ..organisations.queries import live
from ..permissions import has_role, may_give_roles
from ..roles import Role
from .models import RoleHeld


@sight.register(RoleHeld)
def visible_to(user: Any) -> QuerySet[RoleHeld]:
    """One's own; all of them for those who give, watch or audit roles."""
    if has_role(user, Role.ADMINISTRATOR, Role.LEGAL, Role.AUDITOR):
        return RoleHeld.objects.all()
    return RoleHeld.objects.filter(user_id=user.pk)


def people(user: Any, words: str = "") -> QuerySet[Any]:
    """Everybody with an account, each with the roles they hold now as `roles_now`; for those who give roles."""
    rows = get_user_model().objects.all() if may_give_roles(user) else get_user_model().objects.none()
    if words.strip():
        rows = rows.filter(Q(name__icontains=words.strip()) | Q(email__icontains=words.strip()))
    held = RoleHeld.objects.filter(live()).order_by("role")
    return rows.prefetch_related(Prefetch("roles_held", held, to_attr="roles_now")).order_by("email")


def history(user: Any, person: Any) -> QuerySet[RoleHeld]:
    """Every role a person holds or held, the newest first."""
    return visible_to(user).filter(user=person).select_related("given_by").order_by("-since", "-pk")


def counts_by_role() -> dict[str, int]:
    """How many people hold each role now, in one query."""
    rows = RoleHeld.objects.filter(live()).order_by().values_list("role")
    return dict(rows.annotate(people=Count("user_id", distinct=True)))


def holders(*roles: str) -> list[Any]:
    """The users who hold any of these roles now: whom to tell."""
    rows = RoleHeld.objects.filter(live(), role__in=roles).select_related("user").order_by("user_id")
    return list({row.user_id: row.user for row in rows}.values())
