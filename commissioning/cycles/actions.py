"""Deeds: a cycle starts, its plan is written, its options weighed, its decision drafted; the alarm rings."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from commissioning.cycle_kinds import DO_NOTHING, cycle_kind
from commissioning.services import queries as services
from commissioning.services.models import Contract, Service
from office.decisions import actions as decisions
from office.principles import actions as principles
from office.records import clock
from office.records.deeds import deed
from office.records.series import next_number
from office.records.steps import Forbidden, Obstacle, Refused
from office.records.trail import note

from . import decision_text, permissions, rules
from .models import Cycle, CycleOption
from .states import OPEN

WRITTEN = frozenset({"why", "specification", "impact", "heard", "target_end", "review_on"})


@deed
def start_cycle(
    *, kind: str, service: Service, why: str, cause: str = "", contract: Contract | None = None,
    needs: Iterable[Any] = (), target_end: dt.date | None = None, reference: str = "", owner: Any = None, by: Any,
) -> Cycle:  # fmt: skip
    """A cycle of a registered kind, with its sheet of gates and the option of doing nothing."""
    if not permissions.may_start(by):
        raise Forbidden
    socket = cycle_kind(kind)
    if contract is None and socket.needs_service:
        contract = services.contract_now(service)
    if no := rules.obstacles_to_starting(socket, why, cause, contract):
        raise Refused(no)
    cycle = Cycle.objects.create(
        reference=reference or _next_reference(), kind=kind, service=service, contract=contract, cause=cause,
        why=why.strip(), gate_sheet=principles.open_sheet(kind=kind, by=by), owner=owner or by,
        started_at=clock.now(), target_end=target_end,
    )  # fmt: skip
    cycle.needs_answered.set(needs)
    CycleOption.objects.create(cycle=cycle, code=DO_NOTHING, title="Do nothing")
    note(cycle, "started", by=by, words={"service": service})
    return cycle


@deed
def write_plan(*, cycle: Cycle, by: Any, **fields: Any) -> Cycle:
    """Write parts of the plan: any of `WRITTEN`. What was decided no longer changes."""
    held = _held(cycle, by)
    if strange := set(fields) - WRITTEN:
        raise ValueError(f"A cycle's {sorted(strange)} cannot be written.")
    for field, value in fields.items():
        setattr(held, field, value.strip() if isinstance(value, str) else value)
    held.save(update_fields=sorted(fields))
    note(held, "written", by=by, words={"fields": sorted(fields)})
    cycle.refresh_from_db()
    return held


@deed
def weigh_option(
    *, cycle: Cycle, code: str, title: str, cost_a_year_pence: int = 0, speaks_for: str = "", speaks_against: str = "",
    for_users: str = "", for_equality: str = "", by: Any,
) -> CycleOption:  # fmt: skip
    """Put an option on the plan, or say more of one that has this title already."""
    held = _held(cycle, by)
    if no := rules.obstacles_to_weighing(held, code, title):
        raise Refused(no)
    if cost_a_year_pence < 0:
        raise Refused([Obstacle("A cost is £0 or more.", about="cost")])
    words = {
        "code": code, "cost_a_year_pence": cost_a_year_pence, "speaks_for": speaks_for.strip(),
        "speaks_against": speaks_against.strip(), "for_users": for_users.strip(), "for_equality": for_equality.strip(),
    }  # fmt: skip
    option, _ = CycleOption.objects.update_or_create(cycle=held, title=title.strip(), defaults=words)
    note(held, "option_weighed", by=by, words={"option": option})
    return option


@deed
def advise_option(*, cycle: Cycle, option: CycleOption, by: Any) -> Cycle:
    """Say which option the officers advise. The decision may still be another: then it is sent back."""
    held = _held(cycle, by)
    if option.cycle_id != held.pk:
        raise Refused([Obstacle("Choose an option of this plan.", about="option")])
    held.advised = option
    held.save(update_fields=["advised"])
    note(held, "advised", by=by, words={"option": option})
    cycle.refresh_from_db()
    return held


@deed
def put_change(*, cycle: Cycle, variation: Any, by: Any) -> Cycle:
    """Name the change that this cycle puts to a decision."""
    held = _held(cycle, by)
    if variation.contract_id != held.contract_id or variation.state != "proposed":
        raise Refused([Obstacle("Choose a proposed change of this service's contract.", about="variation")])
    held.variation = variation
    held.save(update_fields=["variation"])
    note(held, "change_put", by=by, words={"variation": variation})
    cycle.refresh_from_db()
    return held


@deed
def draft_cycle_decision(*, cycle: Cycle, by: Any) -> Any:
    """The decision on a cycle, written from its plan. Signing it carries the cycle out. Replaces an older draft."""
    held = _held(cycle, by)
    if no := rules.obstacles_to_drafting(held):
        raise Refused(no)
    decision = decisions.draft_decision(kind=f"cycle_{held.kind}", by=by, **decision_text.of_cycle(held))
    held.decision = decision
    held.save(update_fields=["decision"])
    if held.variation:
        type(held.variation)._base_manager.filter(pk=held.variation.pk).update(decision=decision)
    if held.contract and cycle_kind(held.kind).ends_contract:
        type(held.contract)._base_manager.filter(pk=held.contract.pk).update(ending_decision=decision)
    note(held, "decision_drafted", by=by, words={"decision": decision})
    cycle.refresh_from_db()
    return decision


@deed
def lead_to(*, cycle: Cycle, kind: str, cause: str, by: Any) -> Cycle:
    """The signed decision on one cycle starts the next, which says where it came from."""
    following = start_cycle(
        kind=kind, service=cycle.service, contract=cycle.contract, cause=cause, owner=cycle.owner,
        why=f"Decided by {by.reference} on {cycle.reference}: {cycle.advised}.", by=by,
    )  # fmt: skip
    type(cycle)._base_manager.filter(pk=cycle.pk).update(led_to=following)
    return following


@deed
def ring_the_alarm(*, by: Any) -> list[Cycle]:
    """Start a re-commission for each running contract that ends within 12 months (9 for small ones)."""
    running = Contract.objects.filter(state="live").exclude(service__cycles__state__in=[str(one) for one in OPEN])
    due = [one for one in running.select_related("service__owner", "provider").order_by("ends_on", "pk")
           if services.alarm_on(one) <= clock.today()]  # fmt: skip
    return [_alarmed(contract, by) for contract in due]


def _alarmed(contract: Contract, by: Any) -> Cycle:
    day = contract.ends_on
    why = f"The contract {contract.reference} ends on {day.day} {day:%B %Y}."
    return start_cycle(
        kind="recommission", service=contract.service, contract=contract, why=why, target_end=day,
        owner=contract.service.owner, by=by,
    )  # fmt: skip


def _held(cycle: Cycle, by: Any) -> Cycle:
    if not permissions.may_run(cycle, by):
        raise Forbidden
    held = Cycle.objects.select_for_update(no_key=True, of=("self",)).get(pk=cycle.pk)
    if held.state not in OPEN:
        raise Refused([Obstacle(f"This cycle is {str(held.state_word).lower()}, so it no longer changes.", "state")])
    return held


def _next_reference() -> str:
    year = clock.today().year
    return f"CYC-{year}-{next_number(f'CYC-{year}'):02d}"
