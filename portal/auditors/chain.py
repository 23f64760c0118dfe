"""One agreement with everything before and after it: from the receipt of the money to the last report."""

from dataclasses import dataclass, field
from typing import Any

from office.agreements.models import Agreement
from office.agreements.queries import visible_to
from office.ledger.models import LedgerEntry
from office.records.money import pounds
from office.screens.words import moment

Fact = tuple[str, str]


@dataclass
class Link:
    """One link of the chain: what it is, what is known of it, and where its own trail stands."""

    title: str
    facts: list[Fact]
    thing: Any = None
    rows: list[list[Fact]] = field(default_factory=list)  # of many alike, each with its facts
    things: list[Any] = field(default_factory=list)  # what each row is, where it has a page of its own

    @property
    def trail(self) -> tuple[str, int] | None:
        """(kind, number) for the address of its trail."""
        return (self.thing._meta.label_lower, self.thing.pk) if self.thing is not None else None

    @property
    def linked_rows(self) -> list[tuple[list[Fact], str, tuple[str, int] | None]]:
        """Each row with what it is called and the address of its trail, where it has one."""
        things = self.things or [None] * len(self.rows)
        return [
            (row, f"{row[0][0]} {row[0][1]}", (one._meta.label_lower, one.pk) if one is not None else None)
            for row, one in zip(self.rows, things, strict=True)
        ]


RELATED = ("organisation", "commitment__pot__source", "commitment__decision__author", "commitment__decision__signed_by",
           "terms", "accepted_by", "signed_by", "ending_decision")  # fmt: skip


def chain_of(agreement: Agreement) -> list[Link]:
    """The links in the order of the money. `agreement` has RELATED."""
    commitment = agreement.commitment
    bid = [_bid(agreement.award.application)] if hasattr(agreement, "award") else []
    return [
        _source(commitment.pot.source), _pot(commitment), _decision(commitment.decision), *bid, _agreement(agreement),
        _payments(agreement), _reports(agreement), _incidents(agreement),
    ]  # fmt: skip


def _source(source: Any) -> Link:
    received = source.entries.filter(kind=LedgerEntry.Kind.RECEIPT).order_by("on", "pk")
    rows = [[("On", f"{one.on:%-d %B %Y}"), ("Received", pounds(one.amount_pence)), ("What", one.note)]
            for one in received]  # fmt: skip
    facts = [("Source", source.name), ("Received", pounds(source.received_pence)), ("Paid", pounds(source.paid_pence))]
    return Link("The money came in", facts, source, rows)


def _pot(commitment: Any) -> Link:
    pot = commitment.pot
    facts = [("Fund", pot.name), ("Set aside", pounds(pot.set_aside_pence)), ("Cost code", pot.cost_code or "None"),
             ("Promised here", pounds(commitment.amount_pence)), ("Paid", pounds(commitment.paid_pence)),
             ("Returned", pounds(commitment.recovered_pence))]  # fmt: skip
    rows = [[("On", f"{one.on:%-d %B %Y}"), ("Entry", one.get_kind_display()), ("Amount", pounds(one.amount_pence)),
             ("By", str(one.made_by or one.actor))]
            for one in commitment.entries.select_related("made_by")]  # fmt: skip
    return Link("It was set aside and promised", facts, pot, rows)


def _decision(decision: Any) -> Link:
    facts = [("Decision", str(decision)), ("Written by", str(decision.author)),
             ("Signed by", f"{decision.signed_by}, {moment(decision.signed_at)}"),
             ("SHA-256 of the signed text", decision.frozen_hash)]  # fmt: skip
    rows = [[("Advice", one.get_kind_display()), ("Given by", str(one.by)), ("Result", one.get_result_display())]
            for one in decision.advice.select_related("by")]  # fmt: skip
    return Link("It was decided", facts, decision, rows)


def _bid(application: Any) -> Link:
    sent = moment(application.submitted_at) if application.submitted_at else "Not sent"
    facts = [("Application", str(application)), ("Sent", sent),
             ("SHA-256 of the answers", application.submission.content_hash)]  # fmt: skip
    return Link("It was asked for", facts, application)


def _agreement(agreement: Agreement) -> Link:
    accepted = moment(agreement.accepted_at) if agreement.accepted_at else "Not yet"
    signed = f"{agreement.signed_by}, {moment(agreement.signed_at)}" if agreement.signed_at else "Not yet"
    facts = [("Agreement", str(agreement)), ("With", str(agreement.organisation)), ("Terms", str(agreement.terms)),
             ("Accepted", f"{agreement.accepted_name} {accepted}".strip()), ("Signed for the office", signed),
             ("SHA-256 of the text", agreement.text_hash or "Not signed yet")]  # fmt: skip
    return Link("It was agreed", facts, agreement)


def _payments(agreement: Agreement) -> Link:
    people = ("prepared_by", "approved_by", "paid_by", "batch")
    payments = list(agreement.instalments.select_related(*people).order_by("number"))
    rows = [
        [
            ("Payment", str(one.number)), ("Amount", pounds(one.amount_pence)), ("State", str(one.state_word)),
            ("Prepared", str(one.prepared_by or "")), ("Approved", str(one.approved_by or "")),
            ("Released", str(one.paid_by or "")), ("File", str(one.batch or "")),
            ("Settled", f"{one.settled_on:%-d %B %Y}, {one.settled_reference}" if one.settled_on else ""),
        ]
        for one in payments
    ]  # fmt: skip
    return Link("It was paid", [], None, rows, payments)


def _reports(agreement: Agreement) -> Link:
    reports = list(agreement.reports.order_by("due_on", "pk"))
    rows = [
        [("Report", one.reference), ("Due", f"{one.due_on:%-d %B %Y}"), ("State", str(one.state_word)),
         ("Our reply", one.reply)]
        for one in reports
    ]  # fmt: skip
    return Link("It was reported on", [], None, rows, reports)


def _incidents(agreement: Agreement) -> Link:
    incidents = list(agreement.incidents.all())
    rows = [[("Incident", one.reference), ("What", str(one.get_category_display())), ("State", str(one.state_word)),
             ("Told", moment(one.told_at))] for one in incidents]  # fmt: skip
    return Link("Serious incidents", [], None, rows, incidents)


# From each kind of thing, how the agreements it belongs to are found.
WAYS = {
    "agreements.agreement": "pk", "agreements.instalment": "instalments", "agreements.progressreport": "reports",
    "agreements.incident": "incidents", "decisions.decisionrecord": "commitment__decision",
    "grants.application": "award__application", "ledger.pot": "commitment__pot",
    "ledger.source": "commitment__pot__source",
}  # fmt: skip
MOST = 200


def agreements_with(user: Any, kind: str, key: int) -> list[Agreement]:
    """The agreements in whose chain this thing stands, by reference; one query, none for other kinds."""
    if kind not in WAYS:
        return []
    return list(visible_to(user).filter(**{WAYS[kind]: key}).distinct().order_by("reference")[:MOST])
