"""A page made from a published record: editors may enrich it, never alter or unpublish the record."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PagePermissionTester

from office.records import publication as publishing
from office.records.publication.models import Publication


class RecordPermissionTester(PagePermissionTester):
    """Editors write beside a record. The page stays where it is, as long as there is a web."""

    def can_unpublish(self) -> bool:
        """Never: a record is withdrawn by the office, with a reason, and leaves a tombstone."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Never: nothing published is deleted."""
        return False

    def can_move(self) -> bool:
        """Never: its address is promised."""
        return False


class RecordPage(Page):
    """The page of one publication. What it says of the record is read from the shown version."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="+")
    story = RichTextField("more about this", blank=True, features=["bold", "italic", "link", "ol", "ul", "h3"])
    picture = models.ForeignKey("wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+")
    picture_text = models.CharField("what the picture shows", max_length=200, blank=True)

    content_panels: ClassVar[list[Any]] = [
        FieldPanel("story"),
        FieldPanel("picture"),
        FieldPanel("picture_text"),
    ]
    promote_panels: ClassVar[list[Any]] = []
    parent_page_types: ClassVar[list[str]] = []  # made from the record only, never by hand
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """As Wagtail's, less what would make the record disappear."""
        return RecordPermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The record as shown, its earlier versions, or the tombstone."""
        context = super().get_context(request, *args, **kwargs)
        history = list(publishing.queries.history(self.publication))
        asked = request.GET.get("version", "")
        version = next((one for one in history if str(one.number) == asked), history[0] if history else None)
        return {
            **context,
            "publication": self.publication,
            "version": version,
            "record": version.body if version else {},
            "history": history,
            "is_earlier": version is not None and version.number != self.publication.shown,
        }
