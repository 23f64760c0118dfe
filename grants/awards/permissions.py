"""Who may publish an award: the office's people, or the very decision that made it."""

from typing import Any

from grants.funds.permissions import holds
from office.people.permissions import has_interest, has_role
from office.people.roles import Role


def may_publish(award: Any, by: Any) -> bool:
    """An officer of the fund, the monitoring officer, or the signed decision that made this award."""
    if getattr(by, "is_signed", False):
        return award.decision_id == by.pk
    return holds(award.application.round.fund_id, by) or has_role(by, Role.LEGAL)


def may_publish_its_page(publication: Any, by: Any) -> bool:
    """The same, asked of the award's publication."""
    return may_publish(publication.award, by)


def may_release_offer(award: Any, by: Any) -> bool:
    """An officer of the fund, without an interest in the group."""
    application = award.application
    return holds(application.round.fund_id, by) and not has_interest(by, application.organisation_id)
