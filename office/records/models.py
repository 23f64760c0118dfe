"""The tables of office.records, gathered for Django."""

from .files.models import StoredFile
from .guards import only_grows
from .letterhead.models import Letterhead
from .outbox.models import OutboxItem
from .publication.models import Publication, PublishedVersion
from .series import Series
from .trail.models import Event, PrivateText, Seal

__all__ = [
    "Event",
    "Letterhead",
    "OutboxItem",
    "PrivateText",
    "Publication",
    "PublishedVersion",
    "Seal",
    "Series",
    "StoredFile",
]

only_grows("records.Event")
only_grows("records.PrivateText", may_blank="text")
only_grows("records.Seal")
only_grows("records.PublishedVersion", may_blank="text")
