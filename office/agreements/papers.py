"""The papers of an agreement: the offer, the agreement itself, and the note that a payment was made."""

import datetime as dt
from typing import Any

from office.records import clock, letterhead
from office.records.money import pounds
from office.records.stationery import Bullets, Heading, KeyFacts, Paper, Paragraph, Table

from .models import Agreement, Instalment

WHEN = {
    "signed": "When both of us have signed and we have checked your bank details",
    "mid_point": "When we have accepted your mid-point report",
    "final": "When we have accepted your final report",
}


def offer_letter(agreement: Agreement) -> Paper:
    """The letter that offers the money: how much, when, on what conditions, and by when to accept."""
    offered_on = _day(agreement.offered_at)
    return Paper(
        title=f"Grant offer: {agreement.title}",
        reference=agreement.reference,
        dated=offered_on,
        to=(agreement.organisation.name, *_address(agreement)),
        signed=letterhead.in_force(offered_on).body_name,
        blocks=(
            Paragraph(f"We offer you {pounds(_total(agreement))} for {agreement.title}."),
            KeyFacts((*_facts(agreement), ("Accept by", words(agreement.accept_by)))),
            Paragraph("Your group's lead accepts the offer in your account, by typing their full name."),
            Paragraph("Then give us your bank details. We will ring you to check them before we pay."),
            *_promises(agreement),
        ),
    )


def grant_agreement(agreement: Agreement) -> Paper:
    """The agreement as both sides sign it: the terms by version, what was agreed for this grant, and who signed."""
    return Paper(
        title=f"Grant agreement: {agreement.title}",
        reference=agreement.reference,
        dated=_day(agreement.signed_at or agreement.offered_at),
        signed=letterhead.in_force(_day(agreement.signed_at or agreement.offered_at)).body_name,
        blocks=(
            KeyFacts((("With", agreement.organisation.name), *_facts(agreement), *_signatures(agreement))),
            Heading("What we both agree"),
            Paragraph(str(agreement.terms)),
            Bullets(tuple(agreement.terms.clauses), is_numbered=True),
            *_promises(agreement),
        ),
    )


def remittance(instalment: Instalment) -> Paper:
    """The note that a payment was made. It shows the end of the account's number only."""
    agreement = instalment.agreement
    account = agreement.organisation.bank_accounts.filter(given_at__lte=instalment.paid_at).order_by("given_at").last()
    facts = [
        ("For", agreement.title),
        ("Payment", f"{instalment.number} of {agreement.instalments.count()}"),
        ("Amount", pounds(instalment.amount_pence)),
    ]
    if account is not None:
        facts.append(("Paid to", f"{account.account_name}, account ending {account.ending}"))
    return Paper(
        title="Payment made",
        reference=f"{agreement.reference}/{instalment.number}",
        dated=_day(instalment.paid_at),
        to=(agreement.organisation.name, *_address(agreement)),
        blocks=(
            KeyFacts(tuple(facts)),
            Paragraph(
                "It should reach your account within 3 working days. Keep this with your receipts for six years."
            ),
        ),
    )


def words(day: dt.date) -> str:
    """Monday 7 December 2020."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _promises(agreement: Agreement) -> list[Any]:
    """Conditions, changes, payments and reports: the part that is this grant's own."""
    blocks: list[Any] = []
    if agreement.conditions:
        blocks += [Heading("Conditions of this grant"), Bullets(tuple(agreement.conditions))]
    changes = [_change(one) for one in agreement.measures.order_by("order")]
    if changes:
        blocks += [Heading("What will change"), Bullets(tuple(changes), is_numbered=True)]
    payments = tuple(
        (str(one.number), WHEN[one.trigger], words(one.due_on), pounds(one.amount_pence))
        for one in agreement.instalments.order_by("number")
    )
    blocks += [
        Heading("Payments"),
        Table(("Payment", "When", "Not before", "Amount"), payments, "What we will pay", frozenset({3})),
    ]
    reports = tuple((one.get_kind_display(), words(one.due_on)) for one in agreement.reports.order_by("due_on", "pk"))
    if reports:
        blocks += [Heading("Reports"), Table(("Report", "Due"), reports, "What you will send us")]
    return blocks


def _change(measure: Any) -> str:
    return f"{measure.change} How you will know: {measure.how_known}" if measure.how_known else measure.change


def _facts(agreement: Agreement) -> tuple[tuple[str, str], ...]:
    return (
        ("Grant", pounds(_total(agreement))),
        ("From", words(agreement.starts_on)),
        ("To", words(agreement.ends_on)),
    )


def _signatures(agreement: Agreement) -> list[tuple[str, str]]:
    rows = []
    if agreement.accepted_at:
        rows.append(("Accepted by", f"{agreement.accepted_name}, {words(_day(agreement.accepted_at))}"))
    if agreement.signed_at:
        rows.append(("Signed for the office", words(_day(agreement.signed_at))))
    return rows


def _total(agreement: Agreement) -> int:
    """What the schedule promises: the commitment may be less once money was given back."""
    return sum(one.amount_pence for one in agreement.instalments.all())


def _address(agreement: Agreement) -> tuple[str, ...]:
    organisation = agreement.organisation
    return tuple(line.strip() for line in (*organisation.address.splitlines(), organisation.postcode) if line.strip())


def _day(instant: Any) -> dt.date:
    return instant.astimezone(clock.LONDON).date()
