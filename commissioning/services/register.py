"""The public register: which contracts are on it, and what the public may know of each. Never an address."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from office.records import clock
from office.records.publication.workflow import PublicationState

from .models import Contract, Service, Variation
from .queries import contract_now, next_decision_on
from .states import ContractState, VariationState

# A contract is public from the day both sides signed it (SI 2011/3050, schedule, paragraph 4).
SIGNED = (ContractState.MOBILISING, ContractState.LIVE, ContractState.SUSPENDED, ContractState.ENDING,
          ContractState.ENDED)  # fmt: skip
COLUMNS = (
    "reference", "service", "about", "provider", "contract", "value", "starts_on", "ends_on", "next_decision_on",
    "route", "extensions", "lead_commissioner", "co_commissioners", "decision", "status",
)  # fmt: skip


@dataclass(frozen=True)
class PublicService:
    """One service with the contract that counts and what comes next."""

    service: Service
    contract: Contract
    next_decision_on: dt.date | None

    @property
    def is_being_decided(self) -> bool:
        """The day has come: what happens next is being decided."""
        return self.next_decision_on is not None and self.next_decision_on <= clock.today()

    @property
    def decision(self) -> str:
        """The number of the published decision behind the contract; empty where none is public."""
        return _public_number(self.contract.decision)

    def row(self) -> dict[str, Any]:
        """What a table of the register holds, a part a column. The value is in pence."""
        service, contract = self.service, self.contract
        return {
            "reference": service.reference, "service": service.name, "about": service.about,
            "provider": contract.provider.name, "contract": contract.reference, "value": contract.value_pence,
            "starts_on": contract.starts_on, "ends_on": contract.ends_on, "next_decision_on": self.next_decision_on,
            "route": contract.route, "extensions": contract.extensions,
            "lead_commissioner": service.lead_commissioner, "co_commissioners": "; ".join(service.co_commissioners),
            "decision": self.decision, "status": str(contract.state_word_for_applicant),
        }  # fmt: skip


def on_the_register() -> QuerySet[Service]:
    """Services with a signed contract, each with its signed contracts, newest first: two queries for any number."""
    signed = Contract.objects.filter(state__in=[str(one) for one in SIGNED])
    contracts = signed.select_related("provider", "decision__publication").order_by("-starts_on", "-pk")
    held = Exists(signed.filter(service=OuterRef("pk")))
    return Service.objects.filter(held).prefetch_related(Prefetch("contracts", contracts)).order_by("reference", "pk")


def shown(service: Service) -> PublicService:
    """A service of `on_the_register` as the public sees it."""
    contract = contract_now(service)
    assert contract is not None  # it would not be on the register
    return PublicService(service, contract, next_decision_on(contract))


def changes_in_force(contract: Contract) -> QuerySet[Variation]:
    """The changes that count, in order."""
    rows = contract.variations.filter(state=VariationState.IN_FORCE).select_related("contract", "decision__publication")
    return rows.order_by("number")


def _public_number(decision: Any) -> str:
    publication = decision.publication if decision else None
    return decision.reference if publication and publication.state == PublicationState.PUBLISHED else ""
