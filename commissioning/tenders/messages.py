"""What is said about a tender, and to whom. It never says who asked, who else bids, or how many."""

from collections.abc import Mapping
from typing import Any

from office.people.organisations.queries import members_of_each
from office.post.kinds import message_kind


def _whoever_takes_part(tenders: list[Any]) -> Mapping[Any, list[Any]]:
    """Everyone of the organisations that began a bid or asked a question."""
    found = {}
    for tender in tenders:
        own = {*tender.bids.values_list("organisation", flat=True)}
        asked = {*tender.clarifications.values_list("asked_by", flat=True)}
        members = members_of_each(sorted(own | asked))
        found[tender.pk] = list({user.pk: user for group in members.values() for user in group}.values())
    return found


def _page(tender: Any) -> str:
    return f"/portal/providers/tenders/{tender.reference}/"


def _answers(tender: Any) -> str:
    return f"{_page(tender)}#questions"


def _closing(tender: Any) -> Any:
    return tender.closes_at


def _whoever_bid(bids: list[Any]) -> Mapping[Any, list[Any]]:
    members = members_of_each([one.organisation_id for one in bids])
    return {one.pk: members.get(one.organisation_id, []) for one in bids}


def _summary(bid: Any) -> str:
    return f"/portal/providers/bids/{bid.reference}/outcome/"


def _told(code: str, **more: Any) -> Any:
    return message_kind(f"commissioning.tender_{code}", to_all=_whoever_takes_part, **more)


ANSWERED = _told("answered", link=_answers, deadline=_closing)
EXTENDED = _told("extended", link=_page, deadline=_closing)
FAILED = _told("failed", link=_page)
DECIDED = message_kind("commissioning.bid_decided", to_all=_whoever_bid, link=_summary)
