"""Deeds on questions about a round: asked by a group, answered to everyone."""

from typing import Any

from grants.funds.models import Round
from office.post.telling import tell
from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused

from . import messages, permissions, queries, rules
from .models import RoundQuestion


@deed
def ask_question(*, round: Round, question: str, by: Any) -> RoundQuestion:
    """Ask about a round. The fund's officers are told; nobody learns who asked."""
    if not permissions.may_ask(by):
        raise Forbidden
    held = Round.objects.select_for_update(no_key=True, of=("self",)).select_related("fund").get(pk=round.pk)
    if no := rules.obstacles_to_asking(held, question, waiting=queries.waiting_of(by, held).count()):
        raise Refused(no)
    asked = RoundQuestion.objects.create(round=held, question=question.strip(), asked_by=by, asked_at=clock.now())
    trail.note(asked, "asked", by=by, words={"question": asked.question})
    tell(messages.ASKED, asked, by=by)
    return asked


@deed
def answer_question(*, asked: RoundQuestion, question: str, answer: str, by: Any) -> RoundQuestion:
    """Answer it to everyone at once. question: as everyone will read it, without what shows who asked."""
    held = RoundQuestion.objects.select_for_update(no_key=True, of=("self",)).select_related("round__fund", "asked_by")
    one = held.get(pk=asked.pk)
    if not permissions.may_answer(one.round, by):
        raise Forbidden
    if no := rules.obstacles_to_answering(one, question, answer):
        raise Refused(no)
    one.as_published, one.answer = question.strip(), answer.strip()
    one.answered_by, one.answered_at = by, clock.now()
    one.save(update_fields=["as_published", "answer", "answered_by", "answered_at"])
    trail.note(one, "answered", by=by, words={"question": one.as_published, "answer": one.answer})
    tell(messages.ANSWERED, one, by=by)
    return one
