"""What is said about an application, and to whom."""

from collections.abc import Mapping
from typing import Any

from office.people.organisations.queries import leads_by_organisation, members_of_each
from office.post.kinds import message_kind


def _the_group(applications: list[Any]) -> Mapping[Any, list[Any]]:
    """Everyone of the group hears of it; one query for any number of applications."""
    members = members_of_each([one.organisation_id for one in applications])
    return {one.pk: members.get(one.organisation_id, []) for one in applications}


def _the_leads(applications: list[Any]) -> Mapping[Any, list[Any]]:
    """Those who can send it."""
    leads = leads_by_organisation({one.organisation_id for one in applications})
    return {one.pk: leads.get(one.organisation_id, []) for one in applications}


def _page(application: Any) -> str:
    return f"/portal/applicants/applications/{application.reference}/"


def _officers_page(application: Any) -> str:
    return f"/portal/officers/applications/{application.reference}/"


def _whoever_asked(applications: list[Any]) -> Mapping[Any, list[Any]]:
    """The officer who asked the latest question of each."""
    return {one.pk: [query.asked_by for query in one.queries.order_by("-asked_at")[:1]] for one in applications}


def _told(code: str, **more: Any) -> Any:
    return message_kind(f"grants.application_{code}", to_all=_the_group, link=_page, **more)


def _closing(application: Any) -> Any:
    return application.round.closes_at


CLOSES_SOON = _told("closes_soon", deadline=_closing, urgent=True)
RECEIVED = _told("received")
ELIGIBLE = _told("eligible")
INELIGIBLE = _told("ineligible")
QUERIED = _told("queried", urgent=True)
QUERY_ANSWERED = message_kind("grants.query_answered", to_all=_whoever_asked, link=_officers_page)
CONFIRMED = message_kind("grants.application_confirmed", to_all=_the_leads, link=lambda one: f"{_page(one)}check/")
WITHDRAWN = _told("withdrawn")
NOT_SENT = _told("not_sent")
RESERVE = _told("reserve")
DECLINED = _told("declined")
OFFER_HELD = _told("offer_held")
OFFER_WAITS = _told("offer_waits")
