"""The digest of a version, so that anyone can check that it was not altered."""

from typing import Any

from ..trail.hashing import canonical, plain, sha256
from .models import PublishedVersion


def text_of(title: str, body: dict[str, Any]) -> str:
    """The one canonical form of what is published."""
    return canonical({"title": title, "body": plain(body)})


def version_hash(version: PublishedVersion) -> str:
    """The digest of everything a version says."""
    return sha256(
        canonical(
            [version.publication_id, version.number, plain(version.at), version.actor, version.note, version.text]
        )
    )
