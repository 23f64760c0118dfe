"""Deeds: a tender is prepared and put to a decision, questions are answered, bids begun, tenders closed."""

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import Any

from commissioning.notices.actions import record_notice
from commissioning.notices.models import Notice
from office.decisions import actions as decisions
from office.judging.models import Contest
from office.post.telling import tell
from office.records import clock
from office.records.actors import THE_CLOCK
from office.records.deeds import deed
from office.records.series import next_number
from office.records.steps import Forbidden, Obstacle, Refused, take
from office.records.trail import note
from office.submissions import actions as submissions
from office.submissions.models import AnswerVersion

from . import decision_text, messages, permissions, queries, rules
from .models import Bid, Clarification, Tender
from .routes import ROUTES, standstill_ends
from .states import TenderState

READERS = 3


@deed
def prepare_tender(
    *, cycle: Any, route: str, title: str, budget_pence: int, closes_at: dt.datetime | None = None,
    question_set: Any = None, rubric: Any = None, quality_weight: int = 70, price_weight: int = 30,
    is_light_touch: bool = True, by: Any,
) -> Tender:  # fmt: skip
    """A draft of how providers are asked. With a rubric it gets its contest, in which the price stays sealed."""
    if not permissions.may_run(None, by):
        raise Forbidden
    found = rules.obstacles_to_preparing(cycle, route, title, (quality_weight, price_weight))
    if budget_pence <= 0:
        found.append(Obstacle("Enter a budget above £0.", about="budget"))
    if found:
        raise Refused(found)
    tender = Tender.objects.create(
        reference=_next_reference(), cycle=cycle, route=route, title=title.strip(), budget_pence=budget_pence,
        closes_at=closes_at, question_set=question_set, quality_weight=quality_weight, price_weight=price_weight,
        is_light_touch=is_light_touch, contest=_contest(rubric, title) if rubric else None,
    )  # fmt: skip
    note(tender, "prepared", by=by)
    return tender


def _contest(rubric: Any, title: str) -> Contest:
    return Contest.objects.create(rubric=rubric, title=title.strip(), readers=READERS, price_open=False)


@deed
def draft_award_decision(*, tender: Tender, by: Any) -> Any:
    """The decision to award, written from the tender. Signing it starts the standstill."""
    if not permissions.may_run(tender, by):
        raise Forbidden
    held = Tender.objects.select_for_update(no_key=True, of=("self",)).get(pk=tender.pk)
    if no := rules.obstacles_to_drafting(held):
        raise Refused(no)
    decision = decisions.draft_decision(kind="contract_award", by=by, **decision_text.of_award(held))
    held.decision = decision
    held.save(update_fields=["decision"])
    note(held, "decision_drafted", by=by, words={"decision": decision})
    tender.refresh_from_db()
    return decision


@deed
def start_bid(*, tender: Tender, organisation: Any, by: Any) -> Bid:
    """A draft bid on the tender's form."""
    if not permissions.may_bid(organisation.pk, by):
        raise Forbidden
    held = Tender.objects.select_for_update(no_key=True, of=("self",)).get(pk=tender.pk)
    has_one = held.bids.filter(organisation=organisation).exists()
    if no := rules.obstacles_to_starting_a_bid(held, has_one):
        raise Refused(no)
    assert held.question_set is not None  # it would not be open without a form
    bid = Bid.objects.create(
        reference=f"BID-{secrets.token_hex(4)}", tender=held, organisation=organisation,
        submission=submissions.start(
            question_set=held.question_set, organisation=organisation, is_sealed=True, by=by
        ),
    )  # fmt: skip
    note(bid, "started", by=by)
    return bid


def save_bid(
    *, bid: Bid, given: Mapping[str, Any], base: Mapping[str, int] | None, by: Any,
    origins: Mapping[str, submissions.Origin] | None = None,
) -> Any:  # fmt: skip
    """Save some answers of a bid, as the submission's own deed does, while the tender is open."""
    _refuse_writing(bid, by)
    return submissions.save_answers(submission=bid.submission, given=given, base=base, origins=origins, by=by)


def settle_bid_conflict(
    *, bid: Bid, version: AnswerVersion, choice: str, base: int, by: Any, merged: Any = None
) -> Any:
    """Choose between two versions of one answer of a bid."""
    _refuse_writing(bid, by)
    return submissions.settle_conflict(version=version, choice=choice, base=base, merged=merged, by=by)


def _refuse_writing(bid: Bid, by: Any) -> None:
    if not permissions.may_bid(bid.organisation_id, by):
        raise Forbidden
    if no := rules.obstacles_to_writing_a_bid(bid):
        raise Refused(no)


@deed
def ask_clarification(*, tender: Tender, organisation: Any, question: str, by: Any) -> Clarification:
    """A provider asks before the close. Nobody else learns who asked."""
    if not permissions.may_bid(organisation.pk, by):
        raise Forbidden
    if no := rules.obstacles_to_asking(tender, question, organisation):
        raise Refused(no)
    asked = Clarification.objects.create(
        tender=tender, question=question.strip(), asked_by=organisation, asked_at=clock.now()
    )
    note(asked, "asked", by=by)
    return asked


@deed
def answer_clarifications(*, tender: Tender, answers: Mapping[int, str], by: Any) -> list[Clarification]:
    """The same answers to everyone, in one batch. answers: {key of the question: answer}; blank ones wait."""
    if not permissions.may_run(tender, by):
        raise Forbidden
    held = Tender.objects.select_for_update(no_key=True, of=("self",)).get(pk=tender.pk)
    asked = held.clarifications.filter(answered_at=None).select_related("asked_by")
    waiting = [one for one in asked if answers.get(one.pk, "").strip()]
    if no := rules.obstacles_to_answering(held, [(one, answers[one.pk]) for one in waiting]):
        raise Refused(no)
    last = held.clarifications.order_by("-batch").exclude(batch=None).values_list("batch", flat=True).first()
    for one in waiting:
        one.answer, one.batch, one.answered_at = answers[one.pk].strip(), (last or 0) + 1, clock.now()
    Clarification.objects.bulk_update(waiting, ["answer", "batch", "answered_at"])
    note(held, "questions_answered", by=by, words={"batch": (last or 0) + 1, "count": len(waiting)})
    tell(messages.ANSWERED, held, by=by)
    return waiting


@deed
def record_publication(*, notice: Notice, by: Any, **said: Any) -> Notice:
    """Record a notice (see `record_notice`). The day of the award notice is the first of the standstill."""
    recorded = record_notice(notice=notice, by=by, **said)
    if recorded.tender_id and recorded.code == "UK6" and recorded.published_on:
        held = Tender.objects.select_for_update(no_key=True, of=("self",)).get(pk=recorded.tender_id)
        if held.state == TenderState.STANDSTILL:
            held.notice_on = recorded.published_on
            held.standstill_ends_on = standstill_ends(recorded.published_on, ROUTES[held.route].standstill)
            held.save(update_fields=["notice_on", "standstill_ends_on"])
            note(held, "standstill_set", by=by, words={"ends_on": held.standstill_ends_on})
    return recorded


@deed
def close_due_tenders() -> list[Tender]:
    """Every live tender whose hour has come, by the clock."""
    return [take(one, "close", by=THE_CLOCK) for one in queries.due_to_close()]


def _next_reference() -> str:
    year = clock.today().year
    return f"TEN-{year}-{next_number(f'TEN-{year}'):02d}"
