"""What is said about a review, and to whom."""

from collections.abc import Mapping
from typing import Any

from grants.funds.queries import fund_holders
from office.people.organisations.queries import members_of_each
from office.post.kinds import message_kind

from . import permissions


def _who_may_answer(reviews: list[Any]) -> Mapping[Any, list[Any]]:
    """The officers of the fund who had no part in it; all of them where everybody had."""
    holders = fund_holders([one.application.round.fund_id for one in reviews])
    found = {}
    for one in reviews:
        officers = holders.get(one.application.round.fund_id, [])
        found[one.pk] = [who for who in officers if permissions.may_answer(one, who)] or officers
    return found


def _the_group(reviews: list[Any]) -> Mapping[Any, list[Any]]:
    members = members_of_each([one.application.organisation_id for one in reviews])
    return {one.pk: members.get(one.application.organisation_id, []) for one in reviews}


def _reference(review: Any) -> str:
    return str(review.application.reference)


ASKED = message_kind(
    "grants.review_asked", to_all=_who_may_answer, reference=_reference,
    link=lambda review: f"/portal/officers/applications/{review.application.reference}/review/",
)  # fmt: skip
ANSWERED = message_kind(
    "grants.review_answered", to_all=_the_group, reference=_reference,
    link=lambda review: f"/portal/applicants/applications/{review.application.reference}/review/",
)  # fmt: skip
