"""Every movement of money. Lock, then read, then write: source, pot, commitment, in that order."""

import datetime as dt
from typing import Any

from django.db.models import F

from office.records import clock
from office.records.deeds import deed
from office.records.steps import Refused

from . import rules
from .models import Commitment, LedgerEntry, Pot, Source

Kind = LedgerEntry.Kind


def _locked(model: Any, key: int) -> Any:
    return model.objects.select_for_update(no_key=True).get(pk=key)


def _refuse(obstacles: list[str]) -> None:
    if obstacles:
        raise Refused(obstacles)


def _write(kind: str, pence: int, *, source: Source, by: Any, **where: Any) -> LedgerEntry:
    return LedgerEntry.objects.create(
        kind=kind, amount_pence=pence, source=source, on=where.pop("on", None) or clock.today(), at=clock.now(),
        actor=by.trail_name, made_by=by if hasattr(by, "standing") else None, **where,
    )  # fmt: skip


@deed
def receive(*, source: Source, pence: int, note: str, by: Any, on: dt.date | None = None) -> LedgerEntry:
    """Money came in."""
    _refuse(rules.obstacles_to_amount(pence))
    held = _locked(Source, source.pk)
    Source.objects.filter(pk=held.pk).update(received_pence=F("received_pence") + pence)
    return _write(Kind.RECEIPT, pence, source=held, by=by, note=note, on=on)


@deed
def ring_fence(*, pot: Pot, pence: int, decision: Any, by: Any) -> LedgerEntry:
    """Set money of the pot's source aside, under a signed decision."""
    source = _locked(Source, pot.source_id)
    held = _locked(Pot, pot.pk)
    _refuse(rules.obstacles_to_ring_fencing(source, pence, decision))
    Source.objects.filter(pk=source.pk).update(ring_fenced_pence=F("ring_fenced_pence") + pence)
    Pot.objects.filter(pk=held.pk).update(set_aside_pence=F("set_aside_pence") + pence)
    return _write(Kind.RING_FENCE, pence, source=source, by=by, pot=held, decision=decision)


@deed
def release(*, pot: Pot, pence: int, decision: Any, by: Any) -> LedgerEntry:
    """Give back what a pot does not need."""
    source = _locked(Source, pot.source_id)
    held = _locked(Pot, pot.pk)
    _refuse(rules.obstacles_to_taking(held.left_pence, pence, "left in this pot"))
    Pot.objects.filter(pk=held.pk).update(set_aside_pence=F("set_aside_pence") - pence)
    Source.objects.filter(pk=source.pk).update(ring_fenced_pence=F("ring_fenced_pence") - pence)
    return _write(Kind.RELEASE, pence, source=source, by=by, pot=held, decision=decision)


@deed
def commit(*, pot: Pot, pence: int, decision: Any, label: str, by: Any) -> Commitment:
    """Promise money from a pot. Two officers promising the last pound at once cannot both succeed."""
    source = _locked(Source, pot.source_id)
    held = _locked(Pot, pot.pk)
    _refuse(rules.obstacles_to_committing(held, pence, decision))
    Pot.objects.filter(pk=held.pk).update(committed_pence=F("committed_pence") + pence)
    made = Commitment.objects.create(pot=held, decision=decision, label=label, amount_pence=pence)
    _write(Kind.COMMIT, pence, source=source, by=by, pot=held, commitment=made, decision=decision)
    return made


@deed
def uncommit(*, commitment: Commitment, pence: int, decision: Any, by: Any) -> LedgerEntry:
    """Promise less: the money goes back to its pot."""
    pot, source = _parents(commitment)
    held = _locked(Commitment, commitment.pk)
    _refuse(rules.obstacles_to_taking(held.left_pence, pence, "still unpaid"))
    Commitment.objects.filter(pk=held.pk).update(amount_pence=F("amount_pence") - pence)
    Pot.objects.filter(pk=pot.pk).update(committed_pence=F("committed_pence") - pence)
    return _write(Kind.UNCOMMIT, pence, source=source, by=by, pot=pot, commitment=held, decision=decision)


@deed
def pay(*, commitment: Commitment, pence: int, note: str, by: Any) -> LedgerEntry:
    """Pay part of what was promised."""
    pot, source = _parents(commitment)
    held = _locked(Commitment, commitment.pk)
    _refuse(rules.obstacles_to_taking(held.left_pence, pence, "still unpaid"))
    Commitment.objects.filter(pk=held.pk).update(paid_pence=F("paid_pence") + pence)
    Pot.objects.filter(pk=pot.pk).update(paid_pence=F("paid_pence") + pence)
    return _write(Kind.PAY, pence, source=source, by=by, pot=pot, commitment=held, note=note)


@deed
def recover(*, commitment: Commitment, pence: int, note: str, by: Any, on: dt.date | None = None) -> LedgerEntry:
    """A group returned money. It is free again in its source, not in the pot it once came from."""
    pot, source = _parents(commitment)
    held = _locked(Commitment, commitment.pk)
    _refuse(rules.obstacles_to_taking(held.paid_pence - held.recovered_pence, pence, "paid and not returned"))
    Commitment.objects.filter(pk=held.pk).update(recovered_pence=F("recovered_pence") + pence)
    Source.objects.filter(pk=source.pk).update(received_pence=F("received_pence") + pence)
    return _write(Kind.RECOVER, pence, source=source, by=by, pot=pot, commitment=held, note=note, on=on)


def _parents(commitment: Commitment) -> tuple[Pot, Source]:
    """The locked pot and source of a commitment, in the house's order (the pot before the commitment)."""
    source = _locked(Source, commitment.pot.source_id)
    return _locked(Pot, commitment.pot_id), source
