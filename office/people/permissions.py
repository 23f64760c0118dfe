"""Who may, asked of the actor's standing alone. Upper floors build their own permissions on these."""

from typing import Any

from .roles import STAFF, Role
from .standing import standing_of


def has_role(by: Any, *roles: str) -> bool:
    """True when the actor holds any of these roles now."""
    return not standing_of(by).roles.isdisjoint(roles)


def is_staff(by: Any) -> bool:
    """True when the actor holds a role that works for the office."""
    return has_role(by, *STAFF)


def leads(by: Any, organisation_id: int | None) -> bool:
    """True when the actor is a lead of this organisation."""
    return organisation_id in standing_of(by).leads


def writes_for(by: Any, organisation_id: int | None) -> bool:
    """True when the actor may write this organisation's applications and reports."""
    return organisation_id in standing_of(by).writes_for


def signs_for(by: Any, organisation_id: int | None) -> bool:
    """True when the actor may stand behind what this organisation sends, as its second person."""
    return organisation_id in standing_of(by).signs_for


def belongs(by: Any, organisation_id: int | None) -> bool:
    """True when the actor belongs to this organisation, in whatever part; a viewer reads and no more."""
    return organisation_id in standing_of(by).belongs_to


def has_interest(by: Any, organisation_id: int | None) -> bool:
    """True when the actor belongs to this organisation or registered an interest in it."""
    return organisation_id in standing_of(by).interests or belongs(by, organisation_id)


def may_give_roles(by: Any) -> bool:
    """Roles are given and withdrawn by an administrator."""
    return has_role(by, Role.ADMINISTRATOR)


def may_lead(by: Any, organisation_id: int | None) -> bool:
    """What a group's lead may do for it, an officer may do when the group rings the office."""
    return leads(by, organisation_id) or has_role(by, Role.OFFICER)


def may_keep_interests(by: Any, user: Any) -> bool:
    """One's own interests, or anyone's for the monitoring officer who keeps the register."""
    return by == user or has_role(by, Role.LEGAL)


def may_help_sign_in(by: Any) -> bool:
    """An officer who has called the group's number on file may issue a one-time code."""
    return has_role(by, Role.OFFICER)
