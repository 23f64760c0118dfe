"""Every movement of money. Lock, then read, then write: source, pot, commitment, in that order."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import F

from office.decisions.actions import draft_decision
from office.decisions.models import DecisionRecord
from office.records import clock
from office.records.deeds import deed
from office.records.money import pounds
from office.records.steps import Forbidden, Refused
from office.records.trail import note as note_on_the_trail

from . import permissions, rules
from .models import Adjustment, Commitment, LedgerEntry, OverProgramming, Pot, Purpose, Source

Kind = LedgerEntry.Kind
OVER = "over_programming"  # the kind of decision


@deed
def open_source(
    *,
    code: str,
    name: str,
    purpose: str = "",
    only_for: Sequence[str] = (),
    opens_on: dt.date | None = None,
    closes_on: dt.date | None = None,
    return_by: dt.date | None = None,
    by: Any,
) -> Source:
    """Name a source of money. It holds nothing until something is received.

    `only_for`: codes of Purpose its giver ties it to. `opens_on`, `closes_on`: when promises may rest on it.
    """
    _allow(permissions.may_plan(by))
    _refuse(rules.obstacles_to_opening(code, name))
    _refuse(rules.obstacles_to_source_rules(only_for, Purpose.values, opens_on, closes_on))
    source = Source.objects.create(
        code=code, name=name, purpose=purpose, only_for=list(only_for), opens_on=opens_on, closes_on=closes_on,
        return_by=return_by,
    )  # fmt: skip
    note_on_the_trail(source, "opened", by=by)
    return source


@deed
def set_rules(
    *,
    source: Source,
    only_for: Sequence[str],
    opens_on: dt.date | None,
    closes_on: dt.date | None,
    return_by: dt.date | None,
    by: Any,
) -> Source:
    """Write down what the giver's letter says. What is promised already stays promised."""
    _allow(permissions.may_set_rules(by))
    _refuse(rules.obstacles_to_source_rules(only_for, Purpose.values, opens_on, closes_on))
    held = _locked(Source, source.pk)
    held.only_for, held.opens_on, held.closes_on, held.return_by = list(only_for), opens_on, closes_on, return_by
    held.save(update_fields=["only_for", "opens_on", "closes_on", "return_by"])
    words = {"only_for": held.only_for, "opens_on": opens_on, "closes_on": closes_on, "return_by": return_by}
    note_on_the_trail(held, "rules_set", by=by, words=words)
    return held


@deed
def open_pot(
    *, source: Source, code: str, name: str, planned_pence: int = 0, purpose: str = "", cost_code: str = "", by: Any
) -> Pot:
    """Name a pot and what a decision will be asked to set aside. It holds nothing until one is signed.

    `purpose`: a code of Purpose. `cost_code`: where finance books its payments; its own code, unless it has another.
    """
    _allow(permissions.may_plan(by))
    _refuse(rules.obstacles_to_opening(code, name))
    pot = Pot.objects.create(source=source, code=code, name=name, planned_pence=planned_pence, purpose=purpose,
                             cost_code=cost_code or code)  # fmt: skip
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
    _refuse(rules.obstacles_to_ring_fencing(source, held, pence))
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
    source = _locked(Source, pot.source_id)
    held = _locked(Pot, pot.pk)
    _refuse(rules.obstacles_to_committing(source, held, pence))
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
    source = _locked(Source, commitment.pot.source_id)
    pot = _locked(Pot, commitment.pot_id)
    held = _locked(Commitment, commitment.pk)
    _refuse(rules.obstacles_to_paying(source, held.left_pence, pence))
    _add(source, paid_pence=pence)
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


@deed
def ask_adjustment(
    *, source: Source, kind: str, pence: int, reason: str, to_source: Source | None = None, by: Any
) -> Adjustment:
    """Ask for a correction, a carry forward or a return to the giver. Nothing moves until a second person agrees."""
    _allow(permissions.may_ask_adjustment(by))
    asked = Adjustment(source=_locked(Source, source.pk), to_source=to_source, kind=kind, amount_pence=pence,
                       reason=reason.strip(), asked_by=by, asked_at=clock.now())  # fmt: skip
    _refuse(rules.obstacles_to_adjustment(asked))
    asked.save()
    note_on_the_trail(asked, "asked", by=by, words={"kind": kind, "amount_pence": pence, "reason": asked.reason})
    return asked


@deed
def ask_over_programming(*, source: Source, pence: int, because: str, by: Any) -> DecisionRecord:
    """Draft the decision that lets promises run ahead of what came in. Nothing is allowed until it is signed."""
    _refuse(rules.obstacles_to_over_programming(source, pence))
    said = f"Let promises from {source.name} run {pounds(pence)} ahead of what has come in."
    sections: dict[str, str | list[str]] = {
        "executive_summary": said,
        "decision": [said],
        "background_and_reasons": because.strip(),
        "legal_power": "Section 9, Police Reform and Social Responsibility Act 2011.",
    }
    decision = draft_decision(kind=OVER, title=f"Over-programming of {source.name}"[:160], summary=said,
                              sections=sections, amount_pence=pence, by=by)  # fmt: skip
    OverProgramming.objects.create(decision=decision, source=source, amount_pence=pence)
    return decision


@deed
def allow_over_programming(*, asked: OverProgramming, by: Any) -> LedgerEntry:
    """Only the signed decision itself does this (`by=decision`)."""
    _allow(permissions.may_promise(asked.decision, by))
    source = _locked(Source, asked.source_id)
    _refuse(rules.obstacles_to_over_programming(source, asked.amount_pence))
    _add(source, over_pence=asked.amount_pence)
    return _write(Kind.OVER, asked.amount_pence, source_id=source.pk, by=by, decision=asked.decision)


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
