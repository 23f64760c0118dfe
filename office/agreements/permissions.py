"""Who may offer, accept, sign, pay, report and answer."""

from typing import Any

from office.people.permissions import has_role, leads
from office.people.roles import Role
from office.records.actors import THE_CLOCK


def may_offer(commitment: Any, by: Any) -> bool:
    """The signed decision that made the promise, or an officer in its name."""
    return has_role(by, Role.OFFICER) or (getattr(by, "is_signed", False) and by == commitment.decision)


def may_accept(agreement: Any, by: Any) -> bool:
    """The lead of the group it was offered to."""
    return leads(by, agreement.organisation_id)


def may_sign_for_office(agreement: Any, by: Any) -> bool:
    """An officer."""
    return has_role(by, Role.OFFICER)


def may_start(agreement: Any, by: Any) -> bool:
    """Finance with the first payment, or the clock on the first day."""
    return by is THE_CLOCK or has_role(by, Role.FINANCE, Role.OFFICER)


def may_prepare_payment(instalment: Any, by: Any) -> bool:
    """The officer who knows the grant, or finance."""
    return has_role(by, Role.OFFICER, Role.FINANCE)


def may_approve_payment(instalment: Any, by: Any) -> bool:
    """Finance."""
    return has_role(by, Role.FINANCE)


def may_send_payments(by: Any) -> bool:
    """Finance makes the file for the finance system and reads its answer."""
    return has_role(by, Role.FINANCE)


def may_cancel_payment(instalment: Any, by: Any) -> bool:
    """Finance, or the decision under which the agreement ends or was made."""
    if not getattr(by, "is_signed", False):
        return may_approve_payment(instalment, by)
    agreement = instalment.agreement
    return by in (agreement.ending_decision, agreement.commitment.decision)


def may_release_payment(instalment: Any, by: Any) -> bool:
    """Finance, and never the person who approved it."""
    return has_role(by, Role.FINANCE) and getattr(by, "pk", None) != instalment.approved_by_id


def may_report(report: Any, by: Any) -> bool:
    """The lead of the group, or a provider's lead for a service."""
    return leads(by, report.agreement.organisation_id)


def may_answer_report(report: Any, by: Any) -> bool:
    """An officer."""
    return has_role(by, Role.OFFICER)


def may_publish(publication: Any, by: Any) -> bool:
    """Officers publish reports; the monitoring officer too."""
    return has_role(by, Role.OFFICER, Role.LEGAL)


def may_give_bank_details(organisation: Any, by: Any) -> bool:
    """Only the group's lead: never anybody of the office."""
    return leads(by, organisation.pk)


def may_verify_bank_details(account: Any, by: Any) -> bool:
    """Finance."""
    return has_role(by, Role.FINANCE)


def may_keep_terms(by: Any) -> bool:
    """The terms are kept by the monitoring officer and loaded by an administrator."""
    return has_role(by, Role.LEGAL, Role.ADMINISTRATOR)
