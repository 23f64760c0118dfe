"""Who answers the subsidy questions of a bid."""

from typing import Any

from grants.funds.permissions import holds
from office.people.permissions import has_interest


def may_answer_subsidy(application: Any, by: Any) -> bool:
    """An officer of the fund, without an interest in the group."""
    return holds(application.round.fund_id, by) and not has_interest(by, application.organisation_id)
