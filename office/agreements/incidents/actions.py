"""Deeds: an incident is told, things are done about it, payments are held and freed."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from office.post.telling import tell
from office.records import clock
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused
from office.records.trail import note

from . import messages, permissions, queries, rules
from .models import Incident, IncidentAction, Told


@deed
def tell_of_incident(
    *, agreement: Any, category: str, count: int, happened_on: dt.date, is_safe: bool, told: Sequence[str] = (), by: Any
) -> Incident:
    """Write down that something serious happened; every officer is told at once.

    `count`: people harmed or concerned. `told`: codes of Told. There is no place for anybody's name.
    """
    if not permissions.may_tell(agreement, by):
        raise Forbidden
    _refuse(rules.obstacles_to_telling(count, happened_on, told, Told.values))
    held = type(agreement).objects.select_for_update(no_key=True).get(pk=agreement.pk)
    number = held.incidents.count() + 1
    incident = Incident.objects.create(
        agreement=held, reference=f"INC-{held.reference}-{number}", category=category, count=count,
        happened_on=happened_on, is_safe=is_safe, told=list(told), told_by=by, told_at=clock.now(),
    )  # fmt: skip
    note(incident, "told", by=by, words={"category": category, "count": count})
    tell(messages.TOLD, incident, by=by)
    return incident


@deed
def plan_action(*, incident: Incident, text: str, owner: Any, due_on: dt.date, by: Any) -> IncidentAction:
    """One thing to do about it."""
    held = _held(incident, by)
    _refuse(rules.obstacles_to_an_action(held, text, due_on))
    action = IncidentAction.objects.create(incident=held, text=text.strip(), owner=owner, due_on=due_on)
    note(held, "action_planned", by=by, words={"action": action, "due_on": due_on})
    return action


@deed
def finish_action(*, planned: IncidentAction, by: Any) -> None:
    """It is done. Said twice, it stays done when it was."""
    held = _held(planned.incident, by)
    if IncidentAction.objects.filter(pk=planned.pk, done_at=None).update(done_at=clock.now()):
        note(held, "action_done", by=by, words={"action": planned})


@deed
def hold_payments(*, agreement: Any, because: str, by: Any) -> None:
    """No payment of this agreement is approved or released until somebody else of finance lifts the hold."""
    if not permissions.may_hold(agreement, by):
        raise Forbidden
    if not because.strip():
        raise Refused([Obstacle("Say why payments are held.", about="reason")])
    held = type(agreement).objects.select_for_update(no_key=True).get(pk=agreement.pk)
    if held.held_because:
        raise Refused([Obstacle("Payments are held already.", about="reason")])
    held.held_because, held.held_by = because.strip()[:200], by
    held.save(update_fields=["held_because", "held_by"])
    note(held, "payments_held", by=by, words={"reason": because.strip()})


@deed
def lift_hold(*, agreement: Any, reason: str, by: Any) -> None:
    """Payments go on. Not by whoever held them."""
    held = type(agreement).objects.select_for_update(no_key=True).get(pk=agreement.pk)
    if not permissions.may_lift_hold(held, by):
        raise Forbidden
    if not held.held_because or not reason.strip():
        raise Refused([Obstacle("Say why payments may go on.", about="reason")])
    held.held_because, held.held_by = "", None
    held.save(update_fields=["held_because", "held_by"])
    note(held, "hold_lifted", by=by, words={"reason": reason.strip()})


@deed
def tell_of_unanswered(*, by: Any) -> int:
    """Tell the officers, once, of each incident that nobody took in hand in time. Gives how many."""
    late = queries.unanswered()
    for one in late:
        Incident.objects.filter(pk=one.pk).update(late_told_at=clock.now())
        tell(messages.LATE, one, by=by)
    return len(late)


def _held(incident: Incident, by: Any) -> Incident:
    held = Incident.objects.select_for_update(no_key=True).get(pk=incident.pk)
    if not permissions.may_deal_with(held, by):
        raise Forbidden
    return held


def _refuse(obstacles: list[str]) -> None:
    if obstacles:
        raise Refused(obstacles)
