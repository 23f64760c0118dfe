"""What must hold for an agreement to move, money to be paid and a report to be sent."""

from typing import Any

from office.records import clock
from office.records.steps import Obstacle
from office.submissions.rules import obstacles_to_sending

from .states import AgreementState, InstalmentState, ReportState


def obstacles_to_accepting(agreement: Any) -> list[str]:
    """In time."""
    if clock.today() > agreement.accept_by:
        return [Obstacle(f"This offer was open until {agreement.accept_by:%A %-d %B %Y}. Ring us.", about="date")]
    return []


def obstacles_to_lapsing(agreement: Any) -> list[str]:
    """Only once the last day has passed."""
    return [] if clock.today() > agreement.accept_by else ["The offer is still open."]


def obstacles_to_completing(agreement: Any) -> list[str]:
    """Reports accepted, payments made or cancelled."""
    found = []
    for report in agreement.reports.all():
        if report.state != ReportState.ACCEPTED:
            found.append(Obstacle(f"{report.get_kind_display()} has not been accepted.", about=report.reference))
    for instalment in agreement.instalments.all():
        if instalment.state in (InstalmentState.PLANNED, InstalmentState.APPROVED):
            found.append(Obstacle(f"Payment {instalment.number} has not been made.", about="payments"))
    return found


def verified_account(organisation: Any) -> Any:
    """The organisation's live bank account, when finance has verified it."""
    return organisation.bank_accounts.filter(replaced_at__isnull=True, verified_at__isnull=False).first()


def obstacles_to_paying(instalment: Any) -> list[str]:
    """Signed, bank verified, the right report accepted, none overdue, not paused (domain 3.7)."""
    agreement, found = instalment.agreement, []
    if agreement.state not in (AgreementState.SIGNED, AgreementState.ACTIVE):
        found.append(Obstacle("The agreement is not signed by both sides, or is paused.", about="agreement"))
    if verified_account(agreement.organisation) is None:
        found.append(Obstacle("The bank details have not been checked by ringing the group.", about="bank"))
    reports = list(agreement.reports.all())
    if instalment.trigger != instalment.Trigger.SIGNED and not any(
        report.kind == instalment.trigger and report.state == ReportState.ACCEPTED for report in reports
    ):
        found.append(Obstacle(f"Waiting for: {instalment.get_trigger_display().lower()}.", about="reports"))
    for report in reports:
        if report.state in (ReportState.DUE, ReportState.RETURNED) and report.due_on < clock.today():
            found.append(Obstacle(f"{report.get_kind_display()} is overdue.", about=report.reference))
    return found


def obstacles_to_reporting(report: Any) -> list[str]:
    """The questions are answered, and the agreement has started."""
    if report.agreement.state in (AgreementState.OFFERED, AgreementState.ACCEPTED, AgreementState.LAPSED):
        return [Obstacle("The agreement has not started.", about="agreement")]
    return obstacles_to_sending(report.submission)
