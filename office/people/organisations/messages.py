"""What is said about belonging to a group."""

from typing import Any

from office.post.kinds import message_kind

from .queries import leads_of, officers


def _who_may_settle(request: Any) -> list[Any]:
    """The group's leads, and the officers: the lead may be the one who has gone."""
    return [one for one in [*leads_of(request.organisation_id), *officers()] if one != request.asked_by]


def _group_page(request: Any) -> str:
    return f"/portal/account/groups/{request.organisation_id}/"


INVITED = message_kind(
    "people.invited",
    to=lambda invitation: [("", invitation.email)],
    # The token is filled in at sending and kept nowhere.
    link=lambda invitation: "/portal/account/invitations/{token}/",
    deadline=lambda invitation: invitation.expires_at,
    secret=True,
)
ASKED_TO_LEAD = message_kind("people.asked_to_lead", to=_who_may_settle, link=_group_page, urgent=True)
LEAD_SETTLED = message_kind("people.lead_settled", to=lambda request: [request.asked_by], link=_group_page)
