"""The tables of the grant procedure, gathered for Django."""

from .applications.models import Application, Confirmation, EligibilityCheck, Query
from .awards.models import Award
from .diligence.models import SubsidyCheck
from .earlier.models import EarlierAward, EarlierFile
from .endorsements.models import Endorsement
from .funds.models import Fund, FundKey, PotRaise, Round, RoundPot
from .panels.models import Feedback, Recommendation, ReserveProposal
from .questions.models import RoundQuestion
from .reviews.models import Review

__all__ = [
    "Application",
    "Award",
    "Confirmation",
    "EarlierAward",
    "EarlierFile",
    "EligibilityCheck",
    "Endorsement",
    "Feedback",
    "Fund",
    "FundKey",
    "PotRaise",
    "Query",
    "Recommendation",
    "ReserveProposal",
    "Review",
    "Round",
    "RoundPot",
    "RoundQuestion",
    "SubsidyCheck",
]
