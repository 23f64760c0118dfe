"""How services and contracts are looked up, and which of them need a decision soon."""

import datetime as dt
from typing import Any

from django.db.models import Prefetch, QuerySet

from office.people.permissions import is_staff
from office.people.standing import standing_of
from office.records import clock, sight

from .limits import ALARM_MONTHS, ALARM_MONTHS_SMALL, PIPELINE_MONTHS, SMALL_PENCE
from .models import Concern, Contract, Service, Variation
from .rules import is_over_the_limit
from .states import OVER, ContractState, VariationState

MONTH = dt.timedelta(days=365) / 12


@sight.register(Service)
def visible_to(user: Any) -> QuerySet[Service]:
    """The office's people see every service; a provider the ones it delivers."""
    if is_staff(user):
        return Service.objects.all()
    return Service.objects.filter(contracts__provider_id__in=standing_of(user).belongs_to).distinct()


@sight.register(Contract)
def contracts_visible_to(user: Any) -> QuerySet[Contract]:
    """The office's people see every contract; a provider its own."""
    rows = Contract.objects.all()
    return rows if is_staff(user) else rows.filter(provider_id__in=standing_of(user).belongs_to)


def contracts_delivered(user: Any) -> QuerySet[Contract]:
    """The contracts of one's own organisations: the only ones a provider's pages ever ask for."""
    return Contract.objects.filter(provider_id__in=standing_of(user).belongs_to)


@sight.register(Variation)
def variations_visible_to(user: Any) -> QuerySet[Variation]:
    """A change is seen by whoever sees its contract."""
    return Variation.objects.filter(contract__in=contracts_visible_to(user))


@sight.register(Concern)
def concerns_visible_to(user: Any) -> QuerySet[Concern]:
    """A concern is seen by whoever sees its contract: the provider must know it to put it right."""
    return Concern.objects.filter(contract__in=contracts_visible_to(user))


def with_contracts(services: QuerySet[Service]) -> QuerySet[Service]:
    """Services with their contracts and providers, newest first, in two queries for any number."""
    contracts = Contract.objects.select_related("provider").order_by("-starts_on", "-pk")
    return services.select_related("tags__outcome").prefetch_related(Prefetch("contracts", contracts))


def whole(contracts: QuerySet[Contract]) -> QuerySet[Contract]:
    """Contracts with all that their page and their rules read."""
    related = ("variations", "checklist", "concerns")
    parts = ("service", "provider", "decision", "ending_decision", "newest_variation", "follows")
    return contracts.select_related(*parts).prefetch_related(*related)


def contract_now(service: Service) -> Contract | None:
    """The contract that counts: the newest that is not over, else the newest. Reads `contracts` as fetched."""
    found = list(service.contracts.all())
    return next((one for one in found if one.state not in OVER), found[0] if found else None)


def alarm_on(contract: Contract) -> dt.date:
    """The day by which the office must start thinking what comes after: 12 months before the end, 9 for small ones."""
    months = ALARM_MONTHS_SMALL if contract.a_year_pence < SMALL_PENCE else ALARM_MONTHS
    return contract.ends_on - months * MONTH


def next_decision_on(contract: Contract | None) -> dt.date | None:
    """The first day that asks for a decision: a break that is still to come, or the alarm before the end."""
    if contract is None or contract.state in (*OVER, ContractState.ENDING):
        return None
    days = [alarm_on(contract)]
    if contract.break_on and contract.break_on > clock.today():
        days.append(contract.break_on)
    return min(days)


def pipeline(services: list[Service]) -> list[tuple[dt.date, Service, Contract]]:
    """What must be decided within 18 months, soonest first. Reads `contracts` as fetched."""
    last = clock.today() + PIPELINE_MONTHS * MONTH
    found = []
    for service in services:
        contract = contract_now(service)
        due = next_decision_on(contract)
        if contract and due and due <= last:
            found.append((due, service, contract))
    return sorted(found, key=lambda one: (one[0], one[1].reference))


def waiting_for_clearance(user: Any) -> list[Variation]:
    """Proposed changes that bring a contract to the limit and that nobody cleared yet, in two queries."""
    rows = variations_visible_to(user).filter(state=VariationState.PROPOSED, cleared_by=None)
    found = with_limits(rows).order_by("proposed_at", "pk")
    return [one for one in found if is_over_the_limit(one)]


def with_limits(variations: QuerySet[Variation]) -> QuerySet[Variation]:
    """Changes with what their limits are measured against."""
    parts = ("contract__service", "contract__provider", "cleared_by")
    return variations.select_related(*parts).prefetch_related("contract__variations")


def due_to_take_effect() -> QuerySet[Variation]:
    """Signed changes whose day has come."""
    due = Variation.objects.filter(state="signed", effective_on__lte=clock.today(), contract__state="live")
    return due.order_by("effective_on", "pk")
