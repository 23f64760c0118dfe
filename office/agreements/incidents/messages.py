"""What is said about an incident, and to whom."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from office.people.appointments.queries import holders
from office.people.organisations.queries import members_of_each
from office.people.roles import Role
from office.post.kinds import message_kind
from office.records import clock


def _officers(rows: list[Any]) -> Mapping[Any, list[Any]]:
    officers = list(holders(Role.OFFICER))
    return {row.pk: officers for row in rows}


def _group(rows: list[Any]) -> Mapping[Any, list[Any]]:
    members = members_of_each([row.agreement.organisation_id for row in rows])
    return {row.pk: members.get(row.agreement.organisation_id, []) for row in rows}


def _officers_page(incident: Any) -> str:
    return f"/portal/officers/incidents/{incident.reference}/"


def _group_page(incident: Any) -> str:
    front = "applicants/grants" if incident.agreement.kind == "grant" else "providers/agreements"
    return f"/portal/{front}/{incident.agreement.reference}/"


def _answer_by(incident: Any) -> dt.datetime:
    return clock.in_london(incident.answer_by, 23, 59)


TOLD = message_kind("agreements.incident_told", to_all=_officers, link=_officers_page, urgent=True,
                    deadline=_answer_by)  # fmt: skip
LATE = message_kind("agreements.incident_late", to_all=_officers, link=_officers_page, urgent=True)
IN_HAND = message_kind("agreements.incident_in_hand", to_all=_group, link=_group_page, urgent=True)
CLOSED = message_kind("agreements.incident_closed", to_all=_group, link=_group_page)
