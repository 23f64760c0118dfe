"""The page of all measures, and beneath it the page of each Delivery Quarterly."""

from typing import Any, ClassVar

from django.http import HttpRequest

from cms.pages.listings import Listing
from cms.pages.models import RegisterPage
from cms.pages.records import RecordPage
from cms.pages.registers import listed

from . import told


class MeasuresPage(RegisterPage):
    """/measures/"""

    template = "cms/measures/all.html"
    parent_page_types: ClassVar[list[str]] = []  # set up with the site
    subpage_types: ClassVar[list[str]] = []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Every measure as the newest Delivery Quarterly told it, and the Quarterlies."""
        newest = told.newest()
        found = told.measures(told.body_of(newest))
        return {
            **super(RegisterPage, self).get_context(request, *args, **kwargs),
            "newest": newest, "body": told.body_of(newest), "outcomes": told.by_outcome(found), "count": len(found),
            "quarterlies": list[Listing](listed("delivery_quarterly")),
        }  # fmt: skip


class QuarterlyPage(RecordPage):
    """/measures/DQ-2020-21-Q2/"""

    template = "cms/measures/quarterly.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The account of one quarter as it was told."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "outcomes": told.by_outcome(told.measures(context["record"]))}
