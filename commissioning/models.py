"""The tables of the commissioning procedure, gathered for Django."""

from .cycles.models import Cycle, CycleOption
from .notices.models import Notice
from .performance.models import Figure, Kpi, Promise, ServiceReport
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
    "Figure",
    "Kpi",
    "Notice",
    "Promise",
    "Service",
    "ServiceReport",
    "Tender",
    "Variation",
]
