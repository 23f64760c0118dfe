"""Deeds: terms are loaded, an agreement is offered, an ending is prepared."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from office.post.telling import tell
from office.records import clock, working_days
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused
from office.records.trail import note
from office.records.trail.hashing import canonical, sha256
from office.submissions.actions import start
from office.submissions.models import QuestionSet

from . import messages, permissions, queries, rules
from .models import AgreedMeasure, Agreement, Instalment, ProgressReport, Terms
from .promises import ACCEPT_WITHIN, Change, DueReport, Payment
from .states import AgreementState

REPORT_SUFFIX = {"mid_point": "MID", "final": "FIN"}


@deed
def load_terms(*, data: Mapping[str, Any], by: Any) -> Terms:
    """Terms from plain data: code, number, title, clauses, effective_from. The same again changes nothing."""
    if not permissions.may_keep_terms(by):
        raise Forbidden
    digest = sha256(canonical([data["title"], data["clauses"]]))
    terms, made = Terms.objects.get_or_create(
        code=data["code"],
        number=data.get("number", 1),
        defaults={
            "title": data["title"],
            "clauses": data["clauses"],
            "effective_from": dt.date.fromisoformat(data["effective_from"]),
            "content_hash": digest,
        },
    )
    if terms.content_hash != digest:
        raise Refused([f"{terms} is here already and says something else. Give the file the next number."])
    if made:
        note(terms, "loaded", by=by)
    return terms


@deed
def offer(
    *,
    commitment: Any,
    organisation: Any,
    title: str,
    terms: Terms,
    conditions: Sequence[str] = (),
    starts_on: dt.date,
    ends_on: dt.date,
    schedule: Sequence[Payment],
    measures: Sequence[Change],
    reports: Sequence[DueReport],
    question_set: QuestionSet | None = None,
    publish_as: str = "",
    kind: str = "grant",
    accept_within: int = ACCEPT_WITHIN,
    released_because: str = "",
    by: Any,
) -> Agreement:
    """Offer what a signed decision promised: the agreement, its payments, changes and reports, and the letter.

    The commitment's label becomes its reference. `accept_within`: working days. `question_set`: the report
    form, needed when there are reports. `publish_as`: needed when the group must not be named.
    `released_because`: why a grant is offered although the group owes us a report.
    """
    if not permissions.may_offer(commitment, by):
        raise Forbidden
    _refuse(rules.obstacles_to_offering(commitment.amount_pence, schedule, measures, starts_on, ends_on))
    _refuse(rules.obstacles_to_naming(organisation, publish_as))
    if kind == "grant":
        _refuse(rules.obstacles_from_overdue_reports(queries.overdue_of([organisation.pk]), released_because))
    if reports and question_set is None:
        raise Refused([Obstacle("Choose the form of the reports.", about="reports")])
    agreement = Agreement.objects.create(
        kind=kind, reference=commitment.label, title=title.strip(), organisation=organisation, commitment=commitment,
        terms=terms, conditions=list(conditions), publish_as=publish_as.strip() or organisation.name,
        starts_on=starts_on, ends_on=ends_on, offered_at=clock.now(),
        accept_by=working_days.after(clock.today(), accept_within),
    )  # fmt: skip
    _promise(agreement, schedule, measures)
    for report in reports:
        _owe(agreement, report, question_set, by)
    because = {"although_a_report_is_late": released_because.strip()} if released_because.strip() else {}
    note(agreement, "offered", by=by, words={"amount_pence": commitment.amount_pence, **because})
    tell(messages.OFFERED, agreement, by=by)
    return agreement


@deed
def prepare_ending(*, agreement: Agreement, decision: Any, by: Any) -> Agreement:
    """Name the decision that will end an agreement early. Signing it (kind "agreement_ending") ends it."""
    if not permissions.may_sign_for_office(agreement, by):
        raise Forbidden
    held = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    if decision.is_signed or decision.kind != "agreement_ending":
        raise Refused([Obstacle("Choose a draft decision that ends agreements.", about="decision")])
    if held.state not in (AgreementState.SIGNED, AgreementState.ACTIVE, AgreementState.PAUSED):
        raise Refused([Obstacle("Only an agreement that has started can be ended early.", about="state")])
    held.ending_decision = decision
    held.save(update_fields=["ending_decision"])
    note(held, "ending_prepared", by=by, words={"decision": decision})
    agreement.refresh_from_db()
    return held


def _refuse(obstacles: Iterable[str]) -> None:
    if found := list(obstacles):
        raise Refused(found)


def _promise(agreement: Agreement, schedule: Sequence[Payment], measures: Sequence[Change]) -> None:
    Instalment.objects.bulk_create(
        Instalment(
            agreement=agreement, number=number, amount_pence=one.amount_pence, trigger=one.trigger, due_on=one.due_on
        )
        for number, one in enumerate(schedule, 1)
    )
    AgreedMeasure.objects.bulk_create(
        AgreedMeasure(
            agreement=agreement, order=number, change=one.change.strip(), how_known=one.how_known.strip(),
            plan_measure=one.measure,
        )
        for number, one in enumerate(measures, 1)
    )  # fmt: skip


def _owe(agreement: Agreement, report: DueReport, question_set: Any, by: Any) -> ProgressReport:
    return ProgressReport.objects.create(
        agreement=agreement,
        kind=report.kind,
        reference=f"PR-{agreement.reference}-{_suffix(report)}",
        due_on=report.due_on,
        period_ends_on=report.period_ends_on,
        submission=start(question_set=question_set, organisation=agreement.organisation, by=by),
    )


def _suffix(report: DueReport) -> str:
    """MID, FIN, or of a quarterly report the month in which its quarter ended."""
    return f"{report.period_ends_on:%Y-%m}" if report.period_ends_on else REPORT_SUFFIX[report.kind]
