"""Which contracting processes are public, each with all the facts that its releases are made from.

A process is a cycle that went to the market, or a contract that ran before the office kept its cycles here.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q

from commissioning.cycles.models import Cycle
from commissioning.services.models import Contract, Variation
from commissioning.services.register import SIGNED
from commissioning.services.states import VariationState
from commissioning.tenders.models import Tender
from office.records.trail.models import Event

from .parts import ocid

TOLD = ("extend", "fail")  # what only the trail knows the hour of


@dataclass
class Process:
    """One contracting process. `events`: tender key -> the trail's events of it that are told."""

    reference: str
    cycle: Any = None
    tenders: list[Any] = field(default_factory=list)
    contracts: list[Any] = field(default_factory=list)
    follows: str = ""  # the number of the process before it
    events: dict[int, list[Any]] = field(default_factory=dict)

    @property
    def ocid(self) -> str:
        """Its number, which never changes."""
        return ocid(self.reference)


def processes() -> list[Process]:
    """Every public process, the oldest first. Six queries for any number of them."""
    cycles = _cycles()
    contracts = _contracts()
    of_tender = {one.contract_id: cycle.reference for cycle in cycles for one in cycle.tenders.all() if one.contract_id}
    events = _events(one.pk for cycle in cycles for one in cycle.tenders.all())
    where = {one.pk: of_tender.get(one.pk, one.reference) for one in contracts}
    found = {cycle.reference: _of_cycle(cycle, where, events) for cycle in cycles}
    for one in contracts:
        reference = where[one.pk]
        process = found.setdefault(reference, Process(reference, follows=where.get(one.follows_id, "")))
        process.contracts.append(one)
    return sorted(found.values(), key=lambda one: one.reference)


def _of_cycle(cycle: Any, where: dict[int, str], events: dict[int, list[Any]]) -> Process:
    tenders = list(cycle.tenders.all())
    before = where.get(cycle.contract_id, "")  # the contract it is about; for a new service, its own
    follows = "" if before == cycle.reference else before
    return Process(cycle.reference, cycle, tenders, follows=follows, events=events)


def _cycles() -> list[Any]:
    """Those decided and sent to the market: a tender was opened for bids, or its award was signed."""
    public = Q(live_at__isnull=False) | Q(notice_on__isnull=False)
    tenders = Tender.objects.filter(public).select_related("winner", "decision").order_by("pk")
    cycles = Cycle.objects.filter(decided_at__isnull=False, tenders__in=tenders.values("pk")).distinct()
    return list(cycles.select_related("service", "advised").prefetch_related(Prefetch("tenders", tenders)))


def _contracts() -> list[Any]:
    changes = Variation.objects.filter(state=VariationState.IN_FORCE).order_by("number")
    signed = Contract.objects.filter(state__in=[str(one) for one in SIGNED], signed_at__isnull=False)
    parts = signed.select_related("service", "provider", "decision", "ending_decision")
    return list(parts.prefetch_related(Prefetch("variations", changes)).order_by("pk"))


def _events(keys: Iterable[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    rows = Event.objects.filter(subject_type="commissioning.tender", subject_id__in=list(keys), verb__in=TOLD)
    for one in rows.order_by("at", "pk"):
        found[one.subject_id].append(one)
    return found
