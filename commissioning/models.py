"""The tables of the commissioning procedure, gathered for Django."""

from .cycles.models import Cycle, CycleOption
from .services.models import ChecklistItem, Concern, Contract, Service, Variation
from .tenders.models import Bid, Clarification, Tender

__all__ = [
    "Bid",
    "ChecklistItem",
    "Clarification",
    "Concern",
    "Contract",
    "Cycle",
    "CycleOption",
    "Service",
    "Tender",
    "Variation",
]
