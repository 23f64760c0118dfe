"""Who may write, send, check and withdraw an application."""

from typing import Any

from grants.funds.permissions import holds
from office.people.permissions import belongs, has_interest, leads


def may_apply_for(organisation_id: int, by: Any) -> bool:
    """Anyone of the group may start a bid; only its lead sends it."""
    return belongs(by, organisation_id)


def may_edit(application: Any, by: Any) -> bool:
    """Anyone of the group."""
    return belongs(by, application.organisation_id)


def may_submit(application: Any, by: Any) -> bool:
    """The group's lead."""
    return leads(by, application.organisation_id)


def may_check(application: Any, by: Any) -> bool:
    """An officer of the fund without an interest in the group."""
    return holds(application.round.fund_id, by) and not has_interest(by, application.organisation_id)


def may_second_check(application: Any, by: Any) -> bool:
    """Another officer than the one who proposed it."""
    check = getattr(application, "eligibility", None)
    return may_check(application, by) and (check is None or check.proposed_by_id != getattr(by, "pk", None))


def may_withdraw(application: Any, by: Any) -> bool:
    """The group's lead, or an officer at the group's request."""
    return may_submit(application, by) or may_check(application, by)
