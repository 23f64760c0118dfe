"""Deeds: a check is recorded; the list of checks is set."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from office.records import clock, trail
from office.records.deeds import deed
from office.records.months import months_after
from office.records.steps import Forbidden, Refused

from . import permissions, queries, rules
from .asked import Asked
from .models import BodyCheck, CheckList, CheckResult


@deed
def record_check(
    *,
    organisation: Any,
    code: str,
    source: str,
    result: str,
    note: str = "",
    checked_on: dt.date | None = None,
    by: Any,
) -> BodyCheck:
    """Write down one check of a body. It holds for every sum it is given until it runs out."""
    if not permissions.may_check_body(organisation, by):
        raise Forbidden
    day = checked_on or clock.today()
    asked = {one.code: one for one in queries.checks_in_force()}
    if no := rules.obstacles_to_recording(known=code in asked, source=source, checked_on=day, result=result,
                                          note=note, today=clock.today(), results=CheckResult.values):  # fmt: skip
        raise Refused(no)
    check = BodyCheck.objects.create(
        organisation=organisation, code=code, source=source.strip(), checked_on=day, result=result, note=note.strip(),
        expires_on=months_after(day, asked[code].months), by=by, recorded_at=clock.now(),
    )  # fmt: skip
    trail.note(organisation, "checked", by=by, words={"check": code, "result": CheckResult(result)})
    return check


@deed
def set_checks(*, effective_from: dt.date, checks: Iterable[Asked], by: Any) -> CheckList:
    """What is checked from a date on. What was checked before keeps its own last day."""
    checks = list(checks)
    if not permissions.may_set_checks(by):
        raise Forbidden
    if no := rules.obstacles_to_a_list(checks):
        raise Refused(no)
    made, _ = CheckList.objects.update_or_create(
        effective_from=effective_from, defaults={"checks": [asdict(one) for one in checks]}
    )
    trail.note(made, "set", by=by, words={"checks": len(checks)})
    return made
