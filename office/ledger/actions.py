"""Every movement of money. Lock, then read, then write: source, pot, commitment, in that order."""

import datetime as dt
from typing import Any

from django.db.models import F

from office.records import clock
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused
from office.records.trail import note as note_on_the_trail

from . import permissions, rules
from .models import Commitment, LedgerEntry, Pot, Source

Kind = LedgerEntry.Kind


@deed
def open_source(*, code: str, name: str, purpose: str = "", return_by: dt.date | None = None, by: Any) -> Source:
    """Name a source of money. It holds nothing until something is received."""
    _allow(permissions.may_plan(by))
    _refuse(rules.obstacles_to_opening(code, name))
    source = Source.objects.create(code=code, name=name, purpose=purpose, return_by=return_by)
    note_on_the_trail(source, "opened", by=by)
    return source


@deed
def open_pot(*, source: Source, code: str, name: str, planned_pence: int = 0, by: Any) -> Pot:
    """Name a pot and what a decision will be asked to set aside. It holds nothing until one is signed."""
    _allow(permissions.may_plan(by))
    _refuse(rules.obstacles_to_opening(code, name))
    pot = Pot.objects.create(source=source, code=code, name=name, planned_pence=planned_pence)
    note_on_the_trail(pot, "opened", by=by, words={"planned_pence": planned_pence})
    return pot


@deed
def receive(*, source: Source, pence: int, note: str, by: Any, on: dt.date | None = None) -> LedgerEntry:
    """Money came in."""
    _allow(permissions.may_bank(by))
    _refuse(rules.obstacles_to_amount(pence))
    held = _locked(Source, source.pk)
    _add(held, received_pence=pence)
    return _write(Kind.RECEIPT, pence, source_id=held.pk, by=by, note=note, on=on)


@deed
def ring_fence(*, pot: Pot, pence: int, decision: Any, by: Any) -> LedgerEntry:
    """Set money of the pot's source aside. Only the signed decision itself does this (`by=decision`)."""
    _allow(permissions.may_promise(decision, by))
    source = _locked(Source, pot.source_id)
    held = _locked(Pot, pot.pk)
    _refuse(rules.obstacles_to_ring_fencing(source, pence))
    _add(source, ring_fenced_pence=pence)
    _add(held, set_aside_pence=pence)
    return _write(Kind.RING_FENCE, pence, source_id=source.pk, by=by, pot=held, decision=decision)


@deed
def release(*, pot: Pot, pence: int, decision: Any, by: Any) -> LedgerEntry:
    """Give back to the source what a pot does not need (`by=decision`)."""
    _allow(permissions.may_promise(decision, by))
    source = _locked(Source, pot.source_id)
    held = _locked(Pot, pot.pk)
    _refuse(rules.obstacles_to_taking(held.left_pence, pence, f"left in {held.name}"))
    _add(held, set_aside_pence=-pence)
    _add(source, ring_fenced_pence=-pence)
    return _write(Kind.RELEASE, pence, source_id=source.pk, by=by, pot=held, decision=decision)


@deed
def commit(*, pot: Pot, pence: int, decision: Any, label: str, by: Any) -> Commitment:
    """Promise money from a pot (`by=decision`). Of two decisions on the last pound only one succeeds."""
    _allow(permissions.may_promise(decision, by))
    held = _locked(Pot, pot.pk)
    _refuse(rules.obstacles_to_committing(held, pence))
    _add(held, committed_pence=pence)
    made = Commitment.objects.create(pot=held, decision=decision, label=label, amount_pence=pence)
    _write(Kind.COMMIT, pence, source_id=held.source_id, by=by, pot=held, commitment=made, decision=decision)
    return made


@deed
def uncommit(*, commitment: Commitment, pence: int, decision: Any, by: Any) -> LedgerEntry:
    """Promise less: the money goes back to its pot (`by=decision`)."""
    _allow(permissions.may_promise(decision, by))
    pot = _locked(Pot, commitment.pot_id)
    held = _locked(Commitment, commitment.pk)
    _refuse(rules.obstacles_to_taking(held.left_pence, pence, "still unpaid"))
    _add(held, amount_pence=-pence)
    _add(pot, committed_pence=-pence)
    return _write(Kind.UNCOMMIT, pence, source_id=pot.source_id, by=by, pot=pot, commitment=held, decision=decision)


@deed
def pay(*, commitment: Commitment, pence: int, note: str, by: Any) -> LedgerEntry:
    """Pay part of what was promised. No decision signs each payment: the commitment bounds them all."""
    _allow(permissions.may_bank(by))
    pot = _locked(Pot, commitment.pot_id)
    held = _locked(Commitment, commitment.pk)
    _refuse(rules.obstacles_to_taking(held.left_pence, pence, "still unpaid"))
    _add(held, paid_pence=pence)
    _add(pot, paid_pence=pence)
    return _write(Kind.PAY, pence, source_id=pot.source_id, by=by, pot=pot, commitment=held,
                  decision_id=held.decision_id, note=note)  # fmt: skip


@deed
def recover(*, commitment: Commitment, pence: int, note: str, by: Any, on: dt.date | None = None) -> LedgerEntry:
    """A group returned money. It is free again in its source, not in the pot it once came from."""
    _allow(permissions.may_bank(by))
    source = _locked(Source, commitment.pot.source_id)
    pot = _locked(Pot, commitment.pot_id)
    held = _locked(Commitment, commitment.pk)
    _refuse(rules.obstacles_to_taking(held.paid_pence - held.recovered_pence, pence, "paid and not returned"))
    _add(held, recovered_pence=pence)
    _add(source, received_pence=pence)
    return _write(Kind.RECOVER, pence, source_id=source.pk, by=by, pot=pot, commitment=held,
                  decision_id=held.decision_id, note=note, on=on)  # fmt: skip


def _allow(allowed: bool) -> None:
    if not allowed:
        raise Forbidden


def _refuse(obstacles: list[str]) -> None:
    if obstacles:
        raise Refused(obstacles)


def _locked(model: Any, key: int) -> Any:
    return model.objects.select_for_update(no_key=True).get(pk=key)


def _add(row: Any, **pence: int) -> None:
    """Move a locked row's counters. The CHECK constraints have the last word."""
    type(row).objects.filter(pk=row.pk).update(**{name: F(name) + amount for name, amount in pence.items()})


def _write(kind: str, pence: int, *, by: Any, **where: Any) -> LedgerEntry:
    return LedgerEntry.objects.create(
        kind=kind, amount_pence=pence, on=where.pop("on", None) or clock.today(), at=clock.now(),
        actor=by.trail_name, made_by=by if hasattr(by, "standing") else None, **where,
    )  # fmt: skip
