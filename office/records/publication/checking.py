"""What must always be true of publications."""

from collections.abc import Iterator

from .hashing import version_hash
from .models import Publication, PublishedVersion
from .workflow import PublicationState


def faults() -> Iterator[str]:
    """Every published thing shows a version that exists, and no version was altered."""
    numbers = set(PublishedVersion.objects.values_list("publication_id", "number"))
    for row in Publication.objects.exclude(state=PublicationState.PRIVATE).iterator(chunk_size=2000):
        if (row.pk, row.shown) not in numbers:
            yield f"publication {row.pk} ({row}): version {row.shown}, which it shows, is missing"
    for version in PublishedVersion.objects.exclude(text="").iterator(chunk_size=2000):
        if version.hash != version_hash(version):
            yield f"published version {version.pk} ({version}): it was altered"
