"""A page made from a published record: editors may enrich it, never alter or unpublish the record."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from office.hearing.queries import shown_of
from office.records import publication as publishing
from office.records.publication.models import Publication, PublishedVersion
from office.screens.tones import tone

from . import linked
from .keeping import KeptPage
from .listings import status_of


class RecordPage(KeptPage):
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
    parent_page_types: ClassVar[list[str]] = []  # made from the record only, never by hand
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """A withdrawn record answers with its tombstone."""
        return "cms/tombstone.html" if self.publication.withdrawn_at else self.template

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The record as shown or as it once was, its versions, and its place in the chain."""
        context = super().get_context(request, *args, **kwargs)
        history = list(publishing.queries.history(self.publication))
        version = _asked_for(history, request.GET.get("version", ""))
        record = version.body if version else {}
        return {
            **context,
            "publication": self.publication,
            "version": version,
            "record": record,
            "title": (version.title if version else "") or self.publication.title,
            "status": status_of(record),
            "status_tone": tone(status_of(record)),
            "history": history,
            "is_earlier": version is not None and version.number != self.publication.shown,
            "chain": self.chain() if version else [],
            "remarks": shown_of(self.publication),
            "linked_data": linked.data_of(self.publication, record) if record else None,
        }

    def chain(self) -> list[dict[str, Any]]:
        """The pound, from its source to what came of it. Each kind knows its own place."""
        return []

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An address that is promised is answered for ever, with a tombstone when there is nothing else to say."""
        answer = super().serve(request, *args, **kwargs)
        if self.publication.withdrawn_at:
            answer["X-Robots-Tag"] = "noindex"
        return answer


def _asked_for(history: list[PublishedVersion], number: str) -> PublishedVersion | None:
    """The version of that number, or the newest; None when nothing is shown."""
    return next((one for one in history if str(one.number) == number), history[0] if history else None)
