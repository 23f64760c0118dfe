"""The page types of the public site, gathered for Django."""

from .awards.models import AwardPage
from .copies.models import SiteStamp
from .decisions.models import DecisionPage
from .measures.models import MeasuresPage, QuarterlyPage
from .pages.models import HomePage, Listing, ListingTag, RegisterPage, StandardPage
from .progress.models import ProgressPage
from .search.models import SearchDoc, SearchWord

__all__ = [
    "AwardPage",
    "DecisionPage",
    "HomePage",
    "Listing",
    "ListingTag",
    "MeasuresPage",
    "ProgressPage",
    "QuarterlyPage",
    "RegisterPage",
    "SearchDoc",
    "SearchWord",
    "SiteStamp",
    "StandardPage",
]
