"""Who may tell of an incident, and who deals with it."""

from typing import Any

from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import standing_of


def may_tell(agreement: Any, by: Any) -> bool:
    """Anybody of the group or the provider: whoever knows of it says so at once."""
    return agreement.organisation_id in standing_of(by).belongs_to


def may_deal_with(incident: Any, by: Any) -> bool:
    """Officers."""
    return has_role(by, Role.OFFICER)


def may_hold(agreement: Any, by: Any) -> bool:
    """Officers and finance stop payments."""
    return has_role(by, Role.OFFICER, Role.FINANCE)


def may_lift_hold(agreement: Any, by: Any) -> bool:
    """Finance, and not whoever set the hold: two people (domain 3.5)."""
    return has_role(by, Role.FINANCE) and getattr(by, "pk", None) != agreement.held_by_id
