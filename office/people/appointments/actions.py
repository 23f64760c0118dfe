"""Deeds: roles are given and withdrawn."""

from typing import Any

from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused

from ..permissions import may_give_roles
from ..roles import Role
from ..standing import forget
from .models import RoleHeld


@deed
def appoint_first_administrator(*, user: Any) -> RoleHeld:
    """Start an empty office: the first administrator appoints themselves, once only."""
    if RoleHeld.objects.filter(role=Role.ADMINISTRATOR).exists():
        raise Refused(["This office has an administrator. Ask them for the role."])
    return _give(user, Role.ADMINISTRATOR, by=user)


@deed
def give_role(*, user: Any, role: str, by: Any, reason: str = "") -> RoleHeld:
    """Let a person hold a role from now on. Giving it again changes nothing. The reason goes on the trail."""
    if not may_give_roles(by):
        raise Forbidden
    if role not in Role.values:
        raise Refused(["There is no such role."])
    return _give(user, role, by=by, reason=reason)


@deed
def withdraw_role(*, user: Any, role: str, by: Any, reason: str = "") -> None:
    """End a role. The office always keeps an administrator."""
    if not may_give_roles(by):
        raise Forbidden
    held = {row.user_id: row for row in RoleHeld.objects.select_for_update(no_key=True).filter(role=role, until=None)}
    if user.pk not in held:
        raise Refused(["This person does not hold that role."])
    if role == Role.ADMINISTRATOR and len(held) == 1:
        raise Refused(["Give the role to somebody else first: the office must have an administrator."])
    held[user.pk].until = clock.now()
    held[user.pk].save(update_fields=["until"])
    forget(user)
    trail.note(user, "role_withdrawn", by=by, words={"role": Role(role), **_because(reason)})


def _because(reason: str) -> dict[str, str]:
    return {"reason": reason.strip()} if reason.strip() else {}


def _give(user: Any, role: str, *, by: Any, reason: str = "") -> RoleHeld:
    held, new = RoleHeld.objects.get_or_create(
        user=user, role=role, until=None, defaults={"since": clock.now(), "given_by": by}
    )
    if new:
        forget(user)
        trail.note(user, "role_given", by=by, words={"role": Role(role), **_because(reason)})
    return held
