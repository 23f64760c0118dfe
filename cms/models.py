"""The page types of the public site, gathered for Django."""

from .awards.models import AwardPage
from .decisions.models import DecisionPage
from .measures.models import MeasuresPage, QuarterlyPage
from .pages.models import HomePage, Listing, RegisterPage, StandardPage
from .progress.models import ProgressPage

__all__ = [
    "AwardPage",
    "DecisionPage",
    "HomePage",
    "Listing",
    "MeasuresPage",
    "ProgressPage",
    "QuarterlyPage",
    "RegisterPage",
    "StandardPage",
]
