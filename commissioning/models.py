"""The tables of the commissioning procedure, gathered for Django."""

from .cycles.models import Cycle, CycleOption
from .notices.models import Notice
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
    "Notice",
    "Service",
    "Tender",
    "Variation",
]
