"""Who may recommend, and who puts the list to a decision."""

from typing import Any

from grants.funds.permissions import holds
from office.people.permissions import has_interest, has_role
from office.people.roles import Role


def may_recommend(application: Any, by: Any) -> bool:
    """The chair and the members, without an interest in the group."""
    return has_role(by, Role.PANEL_CHAIR, Role.PANEL_MEMBER) and not has_interest(by, application.organisation_id)


def may_put_to_decision(round: Any, by: Any) -> bool:
    """An officer of the fund."""
    return holds(round.fund_id, by)


def may_word(application: Any, by: Any) -> bool:
    """An officer of the fund, without an interest in the group."""
    return holds(application.round.fund_id, by) and not has_interest(by, application.organisation_id)
