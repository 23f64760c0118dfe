"""What is said about a quarter and its measures, and to whom."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from office.people.appointments.queries import holders
from office.people.roles import Role
from office.post.kinds import message_kind
from office.records import clock

from .quarters import quarter_called


def _owners(quarterly: Any) -> Iterable[Any]:
    rows = quarterly.returns.exclude(owner=None).select_related("owner").order_by("owner_id")
    return list({one.owner_id: one.owner for one in rows}.values())


def _owner(measure_return: Any) -> Iterable[Any]:
    return [measure_return.owner] if measure_return.owner else []


def _officers(row: Any) -> Iterable[Any]:
    return holders(Role.OFFICER)


def _signers(row: Any) -> Iterable[Any]:
    return holders(Role.COMMISSIONER)


def _due(quarterly: Any) -> dt.datetime:
    return clock.in_london(quarter_called(quarterly.code).figures_due, 17)


def _own_page(measure_return: Any) -> str:
    return f"/portal/partners/{measure_return.quarterly.reference}/{measure_return.measure.code}/"


def _desk(row: Any) -> str:
    return f"/portal/officers/delivery/{row.reference}/"


def _officers_page(measure_return: Any) -> str:
    return f"/portal/officers/delivery/{measure_return.quarterly.reference}/{measure_return.measure.code}/"


def _reference(measure_return: Any) -> str:
    return f"{measure_return.quarterly.reference} {measure_return.measure.code}"


def _return_due(measure_return: Any) -> dt.datetime:
    return _due(measure_return.quarterly)


FIGURES_WANTED = message_kind("delivery.figures_wanted", to=_owners, link=lambda row: "/portal/partners/",
                              deadline=_due, urgent=True)  # fmt: skip
NUDGED = message_kind("delivery.nudged", to=_owner, link=_own_page, reference=_reference, deadline=_return_due,
                      urgent=True)  # fmt: skip
HANDED_IN = message_kind("delivery.handed_in", to=_officers, link=_officers_page, reference=_reference)
SENT_BACK = message_kind("delivery.sent_back", to=_owner, link=_own_page, reference=_reference, urgent=True)
TO_APPROVE = message_kind("delivery.to_approve", to=_signers,
                          link=lambda row: f"/portal/commissioner/delivery/{row.reference}/", urgent=True)  # fmt: skip
APPROVED = message_kind("delivery.approved", to=_officers, link=_desk)
