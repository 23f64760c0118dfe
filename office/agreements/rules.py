"""What must hold for an agreement to be offered and to move, money to be paid and a report to be sent."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from office.ledger.rules import obstacles_to_paying as obstacles_from_the_ledger
from office.records import clock, working_days
from office.records.money import pounds
from office.records.steps import Obstacle
from office.submissions.rules import obstacles_to_sending

from .promises import MOST_CHANGES
from .states import AgreementState, InstalmentState, ReportState

IN_DATE = ("safeguarding", "insurance")  # papers without which nothing is paid once they are out of date
PUBLISHED_FROM = 500_00  # payments from here on stand in the public register (transparency code, £500)
COOLING_OFF = 5  # working days for which bank details must have stood unchanged


def obstacles_to_offering(
    promised_pence: int, schedule: Sequence[Any], changes: Sequence[Any], starts_on: dt.date, ends_on: dt.date
) -> list[str]:
    """The payments make exactly what was promised; one to three changes; an end after the start."""
    found: list[str] = []
    planned = sum(one.amount_pence for one in schedule)
    if planned != promised_pence:
        found.append(Obstacle(f"The payments make {pounds(planned)}, not {pounds(promised_pence)}.", about="schedule"))
    if any(one.amount_pence <= 0 for one in schedule):
        found.append(Obstacle("Each payment is above £0.", about="schedule"))
    if len(changes) > MOST_CHANGES:
        found.append(Obstacle(f"Agree {MOST_CHANGES} changes at most.", about="measures"))
    if any(not one.change.strip() for one in changes):
        found.append(Obstacle("Say what each change is.", about="measures"))
    if ends_on < starts_on:
        found.append(Obstacle("The end date must be after the start date.", about="dates"))
    return found


def obstacles_from_overdue_reports(reports: Sequence[Any], released_because: str = "") -> list[str]:
    """No new grant is offered to a group that owes us a report, unless an officer said why (domain 3.4).

    reports: the group's overdue ones, with their agreement and its group.
    """
    if released_because.strip():
        return []
    return [
        Obstacle(
            f"{one.agreement.organisation} owes us the {one.get_kind_display().lower()} on {one.agreement}, "
            f"due {one.due_on:%-d %B %Y}.",
            about=one.reference,
        )
        for one in reports
    ]


def obstacles_to_naming(organisation: Any, publish_as: str) -> list[str]:
    """A group that must not be named has words in its place."""
    if organisation.publish_name or publish_as.strip():
        return []
    return [Obstacle("Say what the public reads in place of the group's name.", about="publish_as")]


def obstacles_to_accepting(agreement: Any) -> list[str]:
    """In time."""
    if clock.today() > agreement.accept_by:
        return [Obstacle(f"This offer was open until {agreement.accept_by:%A %-d %B %Y}. Ring us.", about="date")]
    return []


def obstacles_to_signing(agreement: Any) -> list[str]:
    """The office signs the very text that the group accepted."""
    if agreement.text_hash == agreement.hash_now():
        return []
    return [Obstacle("The text has changed since the group accepted it. Make a new offer.", about="agreement")]


def obstacles_to_lapsing(agreement: Any) -> list[str]:
    """Only once the last day has passed."""
    return [] if clock.today() > agreement.accept_by else ["The offer is still open."]


def obstacles_to_completing(agreement: Any) -> list[str]:
    """Reports accepted, payments made or cancelled."""
    found: list[str] = []
    for report in agreement.reports.all():
        if report.state != ReportState.ACCEPTED:
            found.append(Obstacle(f"{report.get_kind_display()} has not been accepted.", about=report.reference))
    for instalment in agreement.instalments.all():
        if instalment.state not in (InstalmentState.PAID, InstalmentState.CANCELLED):
            found.append(Obstacle(f"Payment {instalment.number} has not been made.", about="payments"))
    return found


def live_account(organisation: Any) -> Any:
    """The organisation's bank account in use, checked or not."""
    return next((one for one in organisation.bank_accounts.all() if one.replaced_at is None), None)


def obstacles_from_the_agreement(agreement: Any) -> list[str]:
    """Payments are made under an agreement that both sides signed and nobody paused or ended."""
    if agreement.state in (AgreementState.SIGNED, AgreementState.ACTIVE):
        return []
    return [Obstacle("The agreement is not signed by both sides, or is paused.", about="agreement")]


def obstacles_from_a_hold(agreement: Any) -> list[str]:
    """Nothing is paid while a hold stands on the agreement."""
    if not agreement.held_because:
        return []
    return [Obstacle(f"Payments are held: {agreement.held_because}", about="hold")]


def obstacles_to_paying(instalment: Any) -> list[str]:
    """Everything a payment waits for (domain 3.7): agreement, bank, papers, reports, cost code, balance, day."""
    agreement = instalment.agreement
    found = obstacles_from_the_agreement(agreement)
    if clock.today() < instalment.due_on:
        found.append(Obstacle(f"It is due on {instalment.due_on:%A %-d %B %Y}.", about="date"))
    found += obstacles_from_a_hold(agreement)
    found += _obstacles_from_the_bank(agreement.organisation) + _obstacles_from_reports(instalment)
    return found + _obstacles_from_papers(agreement.organisation) + _obstacles_from_the_money(instalment)


def _obstacles_from_the_bank(organisation: Any) -> list[str]:
    account = live_account(organisation)
    if account is None:
        return [Obstacle("The group has not given its bank details.", about="bank")]
    found: list[str] = []
    if account.verified_at is None:
        found.append(Obstacle("The bank details have not been checked by ringing the group.", about="bank"))
    settled_on = working_days.after(account.given_at.astimezone(clock.LONDON).date(), COOLING_OFF)
    if clock.today() < settled_on:
        found.append(Obstacle(f"The bank details are new. We pay from {settled_on:%A %-d %B %Y}.", about="bank"))
    return found


def _obstacles_from_papers(organisation: Any) -> list[str]:
    """Of the papers a group must keep in date, the newest of each kind."""
    newest: dict[str, Any] = {}
    for one in organisation.policies.all():
        if one.kind in IN_DATE and (one.kind not in newest or one.agreed_on > newest[one.kind].agreed_on):
            newest[one.kind] = one
    return [
        Obstacle(f"{one.get_kind_display()}: it was to be renewed by {one.review_on:%-d %B %Y}.", about="checks")
        for one in newest.values()
        if not one.is_current
    ]


def _obstacles_from_the_money(instalment: Any) -> list[str]:
    """A cost code, a promise large enough, money in hand and the giver's return date not passed."""
    commitment = instalment.agreement.commitment
    found: list[str] = []
    if not commitment.pot.cost_code.strip():
        found.append(Obstacle(f"{commitment.pot.name} has no cost code.", about="cost_code"))
    if instalment.state == InstalmentState.PAID:
        return found
    why = obstacles_from_the_ledger(commitment.pot.source, commitment.left_pence, instalment.amount_pence)
    return found + [Obstacle(str(one), about="balance") for one in why]


def obstacles_to_preparing(instalment: Any, reason: str) -> list[str]:
    """Where the payment will stand in the public register of spending, why it is value for money."""
    if instalment.amount_pence < PUBLISHED_FROM or reason.strip():
        return []
    words = f"Say why this is value for money: payments of {pounds(PUBLISHED_FROM)} or more are published."
    return [Obstacle(words, about="reason")]


def _obstacles_from_reports(instalment: Any) -> list[str]:
    found: list[str] = []
    reports = list(instalment.agreement.reports.all())
    if instalment.trigger != "signed" and not any(
        report.kind == instalment.trigger and report.state == ReportState.ACCEPTED for report in reports
    ):
        found.append(Obstacle(f"Waiting for: {instalment.get_trigger_display().lower()}.", about="reports"))
    return found + [
        Obstacle(f"{report.get_kind_display()} is overdue.", about=report.reference)
        for report in reports
        if report.is_overdue
    ]


def obstacles_to_approving(instalment: Any, *, by: Any) -> list[str]:
    """Whoever prepared it, signed for the office or checked the bank details does not approve too (domain 3.2)."""
    found = obstacles_to_paying(instalment)
    if instalment.prepared_by_id == by.pk:
        found.append(Obstacle("You prepared this payment, so somebody else must approve it.", about="who"))
    account = live_account(instalment.agreement.organisation)
    if instalment.agreement.signed_by_id == by.pk:
        found.append(Obstacle("You signed this agreement, so somebody else must approve its payments.", about="who"))
    if account is not None and by.pk in (account.verified_by_id, account.given_by_id):
        found.append(Obstacle("You checked these bank details, so somebody else must approve this.", about="who"))
    return found


def obstacles_to_releasing(instalment: Any, *, by: Any) -> list[str]:
    """Whoever prepared it does not release it either: three people to a payment."""
    found = obstacles_to_paying(instalment)
    if instalment.prepared_by_id == by.pk:
        found.append(Obstacle("You prepared this payment, so somebody else must release it.", about="who"))
    return found


def obstacles_to_sending_to_the_bank(instalment: Any) -> list[str]:
    """A released payment goes into the file to details that are checked and settled still."""
    return _obstacles_from_the_bank(instalment.agreement.organisation)


# What a payment waits for, as its page lists it: what its obstacles are about, and what is well when there is none.
READINESS = {
    "agreement": "The agreement is signed by both sides and not paused",
    "hold": "Nobody has put a hold on its payments",
    "bank": "The bank details are checked and settled",
    "checks": "The group's papers are in date",
    "reports": "The reports it waits for are accepted and none is overdue",
    "cost_code": "The fund has a cost code",
    "balance": "The money is promised and in hand",
    "date": "Its day has come",
}


def readiness(instalment: Any) -> list[tuple[str, list[str]]]:
    """Each thing a payment waits for, with what is still missing; an empty list where it is well."""
    missing: dict[str, list[str]] = {about: [] for about in READINESS}
    for one in obstacles_to_paying(instalment):
        about = getattr(one, "about", "")
        missing[about if about in missing else "reports"].append(one)
    return [(words, missing[about]) for about, words in READINESS.items()]


def obstacles_to_reporting(report: Any) -> list[str]:
    """The questions are answered, and the agreement has started."""
    if report.agreement.state in (AgreementState.OFFERED, AgreementState.ACCEPTED, AgreementState.LAPSED):
        return [Obstacle("The agreement has not started.", about="agreement")]
    return obstacles_to_sending(report.submission)


def obstacles_to_publishing(report: Any) -> list[str]:
    """Only an accepted report is published."""
    return [] if report.state == ReportState.ACCEPTED else [Obstacle("Accept the report first.", about="state")]


def obstacles_to_bank_details(account_name: str, sort_code: str, account_number: str) -> list[str]:
    """Six digits, eight digits, and the name on the account. Both numbers are digits alone."""
    found: list[str] = []
    if not account_name.strip():
        found.append(Obstacle("Enter the name on the account.", about="account_name"))
    if not (sort_code.isdigit() and sort_code.isascii() and len(sort_code) == 6):
        found.append(Obstacle("Enter a sort code of 6 digits, like 30-90-09.", about="sort_code"))
    if not (account_number.isdigit() and account_number.isascii() and len(account_number) == 8):
        found.append(Obstacle("Enter an account number of 8 digits. Put 0 in front if yours has 7.", "account_number"))
    return found


def obstacles_to_verifying(account: Any, called_number: str, *, by: Any) -> list[str]:
    """By ringing the number on file, and never by whoever gave the details."""
    if account.replaced_at is not None:
        return [Obstacle("These details were replaced. Check the new ones.", about="bank")]
    if account.verified_at is not None:
        return [Obstacle("These details are checked already.", about="bank")]
    if account.given_by_id == by.pk:
        return [Obstacle("You gave these details, so somebody else must check them.", about="who")]
    on_file = _digits(account.organisation.phone_on_file)
    if not on_file:
        return [Obstacle("The group has no telephone number on file.", about="called_number")]
    if _digits(called_number) != on_file:
        return [Obstacle("Ring the number on file, not one sent with the details.", about="called_number")]
    return []


def _digits(number: str) -> str:
    return "".join(one for one in number if one.isdigit())
