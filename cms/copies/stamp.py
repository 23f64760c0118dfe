"""What tells whether a kept copy is still right: the newest event of the trail and the stamp of the site.

Every deed of the office writes an event, and what the outbox and the editors do raises the stamp. So nothing that
changes a public page has to remember who keeps copies of it.
"""

from typing import Any

from django.db import connection
from django.db.models import F
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from .models import SiteStamp

ONLY = 1  # its key
NOW = (
    "SELECT (SELECT MAX(id) FROM records_event), (SELECT number FROM cms_sitestamp WHERE id = %s), "
    "(SELECT MAX(id) FROM wagtailcore_revision)"
)


def raise_stamp(*args: Any, **kwargs: Any) -> None:
    """Every copy kept until now is dropped once this transaction stands."""
    if not SiteStamp.objects.filter(pk=ONLY).update(number=F("number") + 1):
        SiteStamp.objects.get_or_create(pk=ONLY)


def stamp_now() -> tuple[Any, ...]:
    """As it stands at this instant, in one small query."""
    with connection.cursor() as cursor:
        cursor.execute(NOW, [ONLY])
        return tuple(cursor.fetchone())


@receiver([page_published, page_unpublished], dispatch_uid="cms.copies")
def follow_editors(sender: Any, **kwargs: Any) -> None:
    """An editor put words on the site, or took them off."""
    raise_stamp()
