"""What is said about a question: to those who answer it, and to everyone who is writing a bid."""

from collections.abc import Mapping
from typing import Any

from grants.funds.queries import fund_holders
from office.people.organisations.queries import members_of_each
from office.post.kinds import message_kind

from .queries import groups_with_drafts


def _those_who_answer(questions: list[Any]) -> Mapping[Any, list[Any]]:
    holders = fund_holders([one.round.fund_id for one in questions])
    return {one.pk: holders.get(one.round.fund_id, []) for one in questions}


def _everyone_with_a_draft(questions: list[Any]) -> Mapping[Any, list[Any]]:
    """Whoever writes a bid in the round, and whoever asked: all in the same words."""
    found = {}
    for one in questions:
        groups = groups_with_drafts(one.round)
        members = members_of_each(groups)
        people = [one.asked_by, *(user for group in groups for user in members.get(group, []))]
        found[one.pk] = list({user.pk: user for user in people}.values())
    return found


def _officers_page(question: Any) -> str:
    return f"/portal/officers/rounds/{question.round.fund.code}/{question.round.number}/questions/{question.pk}/"


def _public_page(question: Any) -> str:
    return f"/funds/{question.round.fund.slug}/{question.round.slug}/#questions"


def _reference(question: Any) -> str:
    return f"{question.round.fund.code}-{question.round.number}"


ASKED = message_kind(
    "grants.question_asked", to_all=_those_who_answer, link=_officers_page, reference=_reference, urgent=True
)
ANSWERED = message_kind(
    "grants.question_answered", to_all=_everyone_with_a_draft, link=_public_page, reference=_reference
)
