"""Who may enter, moderate, approve and publish."""

from typing import Any

from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import standing_of
from office.records.actors import THE_CLOCK

SEE_ALL = (Role.OFFICER, Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR)
OWNERS = (Role.MEASURE_OWNER, Role.CSP_LEAD, Role.OFFICER)


def may_run(quarterly: Any, by: Any) -> bool:
    """Officers collate, moderate and publish."""
    return has_role(by, Role.OFFICER)


def may_open(by: Any) -> bool:
    """The clock when a quarter has ended, or an officer."""
    return by is THE_CLOCK or has_role(by, Role.OFFICER)


def may_enter(measure_return: Any, by: Any) -> bool:
    """The measure's owner; an officer when the owner rings."""
    own = measure_return.owner_id is not None and measure_return.owner_id == standing_of(by).user_id
    return has_role(by, Role.OFFICER) or (own and has_role(by, *OWNERS))


def may_moderate(measure_return: Any, by: Any) -> bool:
    """An officer."""
    return has_role(by, Role.OFFICER)


def may_approve(quarterly: Any, by: Any) -> bool:
    """The Commissioner, whose account it is, or the deputy."""
    return has_role(by, Role.COMMISSIONER, Role.DEPUTY)


def may_publish(publication: Any, by: Any) -> bool:
    """Officers, and the monitoring officer."""
    return has_role(by, Role.OFFICER, Role.LEGAL)


def may_keep_measures(by: Any) -> bool:
    """Officers name owners, baselines and what was measured before the first quarter kept here."""
    return has_role(by, Role.OFFICER)
