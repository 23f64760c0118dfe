"""Deeds: services and contracts are registered, changes proposed, checklists ticked, concerns raised."""

import datetime as dt
from typing import Any

from office.plan.models import PlanTags
from office.records import clock
from office.records.actors import THE_CLOCK
from office.records.deeds import deed
from office.records.series import next_number
from office.records.steps import Forbidden, Obstacle, Refused, take
from office.records.trail import note

from . import permissions, queries, rules
from .limits import EXIT, MOBILISATION
from .models import ChecklistItem, Concern, Contract, Service, Variation


@deed
def register_service(
    *, name: str, about: str = "", reference: str = "", tags: PlanTags | None = None, lead_commissioner: str = "",
    co_commissioners: list[str] | None = None, is_for_victims: bool = False, owner: Any = None, by: Any,
) -> Service:  # fmt: skip
    """A row of the register. It may stand before there is a contract."""
    _refuse_strangers(None, by)
    if not name.strip():
        raise Refused([Obstacle("Enter the name of the service.", about="name")])
    service = Service.objects.create(
        reference=reference or f"SVC-{next_number('SVC'):02d}", name=name.strip(), about=about.strip(), tags=tags,
        lead_commissioner=lead_commissioner, co_commissioners=co_commissioners or [], is_for_victims=is_for_victims,
        owner=owner or by, registered_at=clock.now(),
    )  # fmt: skip
    note(service, "registered", by=by)
    return service


@deed
def draw_up_contract(
    *, service: Service, provider: Any, value_pence: int, starts_on: dt.date, ends_on: dt.date, by: Any,
    decision: Any = None, not_before: dt.date | None = None, **terms: Any,
) -> Contract:  # fmt: skip
    """A contract to be signed by both, with its start-up checklist.

    Under a signed decision that decision is the actor; an officer enters one that ran before. `terms`: route,
    route_code, is_light_touch, break_on, notice_days, extensions, follows, accepted_reports.
    """
    if not (decision == by and getattr(by, "is_signed", False)):
        _refuse_strangers(None, by)
    found = rules.obstacles_from_money(value_pence)
    if starts_on >= ends_on:
        found.append(Obstacle("The last day comes after the first.", about="ends_on"))
    if found:
        raise Refused(found)
    year = clock.today().year
    contract = Contract.objects.create(
        reference=f"CON-{year}-{next_number(f'CON-{year}'):03d}", service=service, provider=provider, decision=decision,
        value_pence=value_pence, original_value_pence=value_pence, starts_on=starts_on, ends_on=ends_on,
        original_ends_on=ends_on, not_before=not_before, **terms,
    )  # fmt: skip
    _list(contract, ChecklistItem.Part.START, MOBILISATION)
    note(contract, "drawn_up", by=by, words={"value_pence": value_pence})
    return contract


@deed
def tick(*, item: ChecklistItem, by: Any) -> ChecklistItem:
    """One line of a checklist is done."""
    _refuse_strangers(item.contract, by)
    held = ChecklistItem.objects.select_for_update(no_key=True, of=("self",)).get(pk=item.pk)
    if held.done_at is None:
        held.done_at, held.done_by = clock.now(), by
        held.save(update_fields=["done_at", "done_by"])
        note(held.contract, "ticked", by=by, words={"item": held})
    return held


@deed
def write_exit_plan(*, contract: Contract, exit_on: dt.date, by: Any) -> Contract:
    """The last day of the service and the list of what must be done by then, each item still to be given away."""
    held = _held(contract, by)
    if exit_on <= clock.today():
        raise Refused([Obstacle("The last day lies in the future.", about="exit_on")])
    held.exit_on = exit_on
    held.save(update_fields=["exit_on"])
    if not held.checklist.filter(part=ChecklistItem.Part.EXIT).exists():
        _list(held, ChecklistItem.Part.EXIT, EXIT)
    note(held, "exit_planned", by=by, words={"exit_on": exit_on})
    contract.refresh_from_db()
    return held


@deed
def give_item(*, item: ChecklistItem, owner: str, due_on: dt.date, by: Any) -> ChecklistItem:
    """Who sees to one item of the exit plan, and by when."""
    _refuse_strangers(item.contract, by)
    if not owner.strip():
        raise Refused([Obstacle("Say who sees to it.", about="owner")])
    held = ChecklistItem.objects.select_for_update(no_key=True, of=("self",)).get(pk=item.pk)
    held.owner, held.due_on = owner.strip(), due_on
    held.save(update_fields=["owner", "due_on"])
    note(held.contract, "item_given", by=by, words={"item": held, "due_on": due_on})
    return held


@deed
def record_hand_over(
    *, contract: Contract, caseload: int, handed_over: int, data_certificate: str = "", by: Any
) -> Contract:
    """How many people the service had, how many are handed over or closed, and where the data certificate is."""
    held = _held(contract, by)
    if not 0 <= handed_over <= caseload:
        raise Refused([Obstacle("No more people are handed over than there were.", about="handed_over")])
    held.caseload, held.handed_over = caseload, handed_over
    held.data_certificate = data_certificate.strip() or held.data_certificate
    held.save(update_fields=["caseload", "handed_over", "data_certificate"])
    note(held, "handed_over", by=by, words={"caseload": caseload, "handed_over": handed_over})
    contract.refresh_from_db()
    return held


@deed
def propose_variation(
    *, contract: Contract, cause: str, reason: str, effective_on: dt.date, value_change_pence: int = 0,
    days_change: int = 0, ground: str = "", changes_outcome: bool = False, old_words: str = "", new_words: str = "",
    measures_again: str = "", decision: Any = None, by: Any,
) -> Variation:  # fmt: skip
    """A change, with its numbers and old and new words. A decision must agree it before anybody signs."""
    held = _held(contract, by)
    if no := rules.obstacles_to_proposing(held, cause, Variation.Cause.values, reason):
        raise Refused(no)
    variation = Variation.objects.create(
        contract=held, number=held.variations.count() + 1, cause=cause, reason=reason.strip(), ground=ground,
        changes_outcome=changes_outcome, value_change_pence=value_change_pence, days_change=days_change,
        old_words=old_words, new_words=new_words, measures_again=measures_again, effective_on=effective_on,
        decision=decision, proposed_at=clock.now(),
    )  # fmt: skip
    note(variation, "proposed", by=by, words={"value_change_pence": value_change_pence, "days_change": days_change})
    return variation


@deed
def raise_concern(*, contract: Contract, text: str, by: Any) -> Concern:
    """Write down what a provider must put right."""
    held = _held(contract, by)
    if not text.strip():
        raise Refused([Obstacle("Say what is wrong, without naming anybody.", about="text")])
    concern = Concern.objects.create(contract=held, text=text.strip(), raised_at=clock.now(), raised_by=by)
    note(concern, "raised", by=by)
    return concern


@deed
def bring_due_changes_into_force() -> list[Variation]:
    """Every signed change whose day has come, by the clock."""
    return [take(one, "take_effect", by=THE_CLOCK) for one in queries.due_to_take_effect()]


def _list(contract: Contract, part: str, texts: tuple[str, ...]) -> None:
    ChecklistItem.objects.bulk_create(
        ChecklistItem(contract=contract, part=part, order=order, text=text) for order, text in enumerate(texts, 1)
    )


def _held(contract: Contract, by: Any) -> Contract:
    _refuse_strangers(contract, by)
    return Contract.objects.select_for_update(no_key=True, of=("self",)).get(pk=contract.pk)


def _refuse_strangers(subject: Any, by: Any) -> None:
    if not permissions.may_commission(subject, by):
        raise Forbidden
