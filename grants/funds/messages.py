"""What is said about a round, and to whom."""

from collections.abc import Mapping
from typing import Any

from office.people.appointments.queries import holders
from office.people.organisations.queries import members_of_each
from office.people.roles import Role
from office.post.kinds import message_kind


def _whoever_wrote(rounds: list[Any]) -> Mapping[Any, list[Any]]:
    """Everyone with a draft or an application in the round."""
    found = {}
    for round in rounds:
        groups = list(round.applications.values_list("organisation_id", flat=True))
        members = members_of_each(groups)
        found[round.pk] = list({user.pk: user for group in groups for user in members.get(group, [])}.values())
    return found


def _partners(rounds: list[Any]) -> Mapping[Any, list[Any]]:
    partners = list(holders(Role.CSP_LEAD))
    return {round.pk: partners for round in rounds}


def _page(round: Any) -> str:
    return f"/funds/{round.fund.slug}/{round.slug}/"


def _closing(round: Any) -> Any:
    return round.closes_at


ANNOUNCED = message_kind("grants.round_announced", to_all=_partners, link=_page, deadline=_closing)
EXTENDED = message_kind("grants.round_extended", to_all=_whoever_wrote, link=_page, deadline=_closing)
CANCELLED = message_kind("grants.round_cancelled", to_all=_whoever_wrote, link=_page)
