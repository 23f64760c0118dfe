"""Deeds: an event calls for its notices, and the publication of each is recorded with its evidence."""

import datetime as dt
from typing import Any

from office.people.permissions import has_role
from office.people.roles import Role
from office.records import clock
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused
from office.records.trail import note

from . import rules
from .models import Notice
from .table import Event, called_for


@deed
def call_for(*, event: Event, by: Any, tender: Any = None, contract: Any = None) -> list[Notice]:
    """The notices that an event calls for, on the tender or the contract it happened to. The consequence of a step."""
    made = Notice.objects.bulk_create(
        Notice(tender=tender, contract=contract, code=rule.code, due_on=due_on, holds=rule.holds, called_at=clock.now())
        for rule, due_on in called_for(event)
    )
    if made:
        note(tender or contract, "notices_called_for", by=by, words={"codes": [one.code for one in made]})
    return made


@deed
def record_notice(
    *, notice: Notice, published_on: dt.date | None = None, reference: str = "", address: str = "",
    not_needed_because: str = "", by: Any,
) -> Notice:  # fmt: skip
    """Where and when it was published, or why it is not needed."""
    if not has_role(by, Role.OFFICER):
        raise Forbidden
    held = Notice.objects.select_for_update(no_key=True, of=("self",)).get(pk=notice.pk)
    if no := rules.obstacles_to_recording(held, published_on, reference, not_needed_because):
        raise Refused(no)
    held.not_needed_because = not_needed_because.strip()
    if not held.not_needed_because:
        held.published_on, held.reference, held.address = published_on, reference.strip(), address.strip()
    held.recorded_by = by
    held.save()
    subject = held.tender or held.contract
    assert subject is not None  # the database holds that it is about one of them
    note(subject, "notice_recorded", by=by, words={"code": held.code, "reference": held.reference})
    notice.refresh_from_db()
    return held
