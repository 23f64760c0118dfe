"""Who may run a fund and its rounds."""

from typing import Any

from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import standing_of


def holds(fund_id: int, by: Any) -> bool:
    """An officer who holds the key of this fund."""
    return has_role(by, Role.OFFICER) and fund_id in standing_of(by).keys("grants.FundKey")


def may_set_up_funds(by: Any) -> bool:
    """Administrators set up funds and hand out their keys."""
    return has_role(by, Role.ADMINISTRATOR)


def may_run(round: Any, by: Any) -> bool:
    """The officers of its fund."""
    return holds(round.fund_id, by)


def may_cancel(round: Any, by: Any) -> bool:
    """The office-holder."""
    return has_role(by, Role.COMMISSIONER)
