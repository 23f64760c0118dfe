"""Who may accept, sign, pay, report and answer."""

from typing import Any

from office.people.permissions import has_role, leads
from office.people.roles import Role
from office.records.actors import THE_CLOCK


def may_accept(agreement: Any, by: Any) -> bool:
    """The lead of the group it was offered to."""
    return leads(by, agreement.organisation_id)


def may_sign_for_office(agreement: Any, by: Any) -> bool:
    """An officer."""
    return has_role(by, Role.OFFICER)


def may_start(agreement: Any, by: Any) -> bool:
    """Finance with the first payment, or the clock on the first day."""
    return by is THE_CLOCK or has_role(by, Role.FINANCE, Role.OFFICER)


def may_approve_payment(instalment: Any, by: Any) -> bool:
    """Finance, and not whoever checked the bank details of this group."""
    return has_role(by, Role.FINANCE)


def may_release_payment(instalment: Any, by: Any) -> bool:
    """Finance, and never the person who approved it."""
    return has_role(by, Role.FINANCE) and getattr(by, "pk", None) != instalment.approved_by_id


def may_report(report: Any, by: Any) -> bool:
    """The lead of the group, or a provider's lead for a service."""
    return leads(by, report.agreement.organisation_id)


def may_answer_report(report: Any, by: Any) -> bool:
    """An officer."""
    return has_role(by, Role.OFFICER)
