"""How publications are looked up. What is published, and every tombstone, is for everyone."""

from typing import Any

from django.db.models import F, Prefetch, QuerySet

from .. import sight
from .models import Publication, PublishedVersion
from .workflow import PublicationState


@sight.register(Publication)
def visible_to(user: Any) -> QuerySet[Publication]:
    """Everything that is or was public; a private one is seen through the noun that owns it."""
    return Publication.objects.exclude(state=PublicationState.PRIVATE)


@sight.register(PublishedVersion)
def versions_visible_to(user: Any) -> QuerySet[PublishedVersion]:
    """The versions of what is published now, up to the one shown."""
    return PublishedVersion.objects.filter(
        publication__state=PublicationState.PUBLISHED, number__lte=F("publication__shown")
    )


def published(kind: str) -> QuerySet[Publication]:
    """What the public sees of one kind, newest first, each with its shown version as `.showing`."""
    shown = PublishedVersion.objects.filter(number=F("publication__shown"))
    return (
        Publication.objects.filter(kind=kind, state=PublicationState.PUBLISHED)
        .order_by("-published_at", "-pk")
        .prefetch_related(Prefetch("versions", queryset=shown, to_attr="showing"))
    )


def at_address(address: str, user: Any = None) -> Publication | None:
    """What answers at a public address: the published thing or its tombstone."""
    return visible_to(user).filter(address=address).first()


def shown_version(publication: Publication) -> PublishedVersion | None:
    """The version the public sees; None for a tombstone."""
    return versions_visible_to(None).filter(publication=publication, number=publication.shown).first()


def history(publication: Publication) -> QuerySet[PublishedVersion]:
    """Every public version, newest first."""
    return versions_visible_to(None).filter(publication=publication).order_by("-number")
