"""The tables of the grant procedure, gathered for Django."""

from .applications.models import Application, EligibilityCheck, Query
from .awards.models import Award
from .funds.models import Fund, FundKey, Round, RoundPot
from .panels.models import Recommendation

__all__ = [
    "Application",
    "Award",
    "EligibilityCheck",
    "Fund",
    "FundKey",
    "Query",
    "Recommendation",
    "Round",
    "RoundPot",
]
