"""Home, registers and plain pages, and the lines that registers list."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from . import home, registers
from .keeping import KeptPage
from .listings import Listing, ListingTag

__all__ = ["HomePage", "Listing", "ListingTag", "RegisterPage", "StandardPage"]


class HomePage(KeptPage):
    """What is open now, what was decided last, and where the money went."""

    heading = models.CharField(max_length=120, default="Public money for safer communities, and what it does")
    intro = models.TextField(
        default="Apply for funding, see every decision with its reasons, and follow each pound to the people it helped."
    )
    content_panels: ClassVar[list[Any]] = [FieldPanel("heading"), FieldPanel("intro")]
    template = "cms/home.html"
    max_count = 1
    subpage_types: ClassVar[list[str]] = ["cms.StandardPage", "cms.RegisterPage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Open rounds and the newest of each register."""
        return {**super().get_context(request, *args, **kwargs), **home.context()}


class RegisterPage(KeptPage):
    """A register of published records of one kind: /decisions/, /awards/, /progress/."""

    kind = models.CharField(max_length=30)  # a code of publication kinds
    intro = models.TextField(blank=True)
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("intro")]
    template = "cms/register.html"
    parent_page_types: ClassVar[list[str]] = []  # set up with the site
    subpage_types: ClassVar[list[str]] = []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """A page of records, filtered as the address says."""
        return {**super().get_context(request, *args, **kwargs), **registers.context(self.kind, request)}


class StandardPage(Page):
    """A page of words: accessibility, privacy, cookies, how decisions are made."""

    body = RichTextField(features=["h2", "h3", "bold", "italic", "link", "ol", "ul", "document-link"])
    for_victims = models.BooleanField(
        "a button to leave the page fast", default=False, help_text="For pages that people harmed by crime read."
    )
    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("body"), FieldPanel("for_victims")]
    template = "cms/standard.html"
    subpage_types: ClassVar[list[str]] = ["cms.StandardPage"]
