"""What can be followed of a topic: the newest decisions, grants and reports of a place, priority, outcome or group."""

from typing import Any

from django.http import Http404, HttpRequest

from cms.open_data.feeds import NEWEST, Records
from cms.pages.listings import Listing, ListingTag

from .kinds import KINDS, topic_at


class TopicFeed(Records):
    """One feed for each topic with a page."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> tuple[Any, Any]:
        """The kind and the topic in the address. Raises Http404."""
        kind = KINDS[kwargs["folder"]]
        topic = topic_at(kind, kwargs["slug"])
        if topic is None:
            raise Http404
        return kind, topic

    def title(self, found: Any) -> str:
        """What it is about."""
        return f"What we publish about {found[1].name}"

    def link(self, found: Any) -> str:
        """Its page."""
        kind, topic = found
        return f"/{kind.folder}/{topic.slug}/"

    def items(self, found: Any) -> list[Listing]:
        """The newest of every kind, newest first."""
        kind, topic = found
        tags = ListingTag.objects.filter(name=kind.tag, value=topic.name).values("listing")
        return list(
            Listing.objects.filter(pk__in=tags).select_related("publication").order_by("-dated", "-pk")[:NEWEST]
        )
