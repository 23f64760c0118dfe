"""Who runs a tender, and who bids."""

from typing import Any

from office.people.permissions import has_interest, has_role, leads, writes_for
from office.people.roles import Role


def may_run(tender: Any, by: Any) -> bool:
    """Officers run tenders."""
    return has_role(by, Role.OFFICER)


def may_recommend(tender: Any, by: Any) -> bool:
    """An officer or the chair of the panel that evaluated it."""
    return has_role(by, Role.OFFICER, Role.PANEL_CHAIR)


def may_bid(organisation_id: int, by: Any) -> bool:
    """Those who write for an organisation start and write its bid; those who only read it do not."""
    return writes_for(by, organisation_id)


def may_send_bid(bid: Any, by: Any) -> bool:
    """The lead of the organisation that bids: never an officer, who must not see it."""
    return leads(by, bid.organisation_id)


def has_stake(tender: Any, by: Any) -> bool:
    """True for whoever has an interest in the organisation recommended."""
    return tender.winner_id is not None and has_interest(by, tender.winner_id)
