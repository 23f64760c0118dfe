"""Who may act on services and contracts."""

from typing import Any

from office.people.permissions import has_role, leads
from office.people.roles import Role


def may_commission(subject: Any, by: Any) -> bool:
    """Officers run commissioning."""
    return has_role(by, Role.OFFICER)


def may_sign_for_provider(subject: Any, by: Any) -> bool:
    """The lead of the provider; an officer, for one that signed on paper."""
    return leads(by, _provider_of(subject)) or has_role(by, Role.OFFICER)


def may_suspend(contract: Any, by: Any) -> bool:
    """An officer or the monitoring officer, at once."""
    return has_role(by, Role.OFFICER, Role.LEGAL)


def may_clear_change(variation: Any, by: Any) -> bool:
    """The monitoring officer lets a change go past the limit."""
    return has_role(by, Role.LEGAL)


def may_put_in_force(variation: Any, by: Any) -> bool:
    """The clock on the day it counts from, or an officer."""
    return getattr(by, "trail_name", "") == "clock" or has_role(by, Role.OFFICER)


def may_carry_variation(contract: Any, by: Any) -> bool:
    """The signed decision of the variation that counts from now, and no other."""
    if not getattr(by, "is_signed", False):
        return False
    return contract.newest_variation is not None and contract.newest_variation.decision_id == by.pk


def _provider_of(subject: Any) -> int:
    return getattr(subject, "provider_id", None) or subject.contract.provider_id
