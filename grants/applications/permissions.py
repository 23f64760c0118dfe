"""Who may write, send, check and withdraw an application."""

from typing import Any

from grants.funds.permissions import holds
from office.people.permissions import has_interest, leads, signs_for, writes_for


def may_apply_for(organisation_id: int, by: Any) -> bool:
    """Whoever writes for the group may start a bid; only its lead sends it."""
    return writes_for(by, organisation_id)


def may_edit(application: Any, by: Any) -> bool:
    """Whoever writes for the group; those who only read or sign change nothing."""
    return writes_for(by, application.organisation_id)


def may_confirm(application: Any, by: Any) -> bool:
    """A signatory of the group, or a lead. It never counts for who sends it."""
    return signs_for(by, application.organisation_id)


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


def may_look_again(application: Any, by: Any) -> bool:
    """An officer who answered the group's review of this very outcome so, and who may check it."""
    review, told = getattr(application, "review", None), application.outcome_told_at
    if review is None or told is None or review.state != "sent_back" or told > review.answered_at:
        return False
    return review.answered_by_id == getattr(by, "pk", None) and may_check(application, by)


def may_withdraw(application: Any, by: Any) -> bool:
    """The group's lead, or an officer at the group's request."""
    return may_submit(application, by) or may_check(application, by)
