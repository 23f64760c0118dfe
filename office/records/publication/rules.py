"""What must hold before something is shown to the public."""

from collections.abc import Iterator
from typing import Any


def obstacles_to_showing(publication: Any) -> Iterator[str]:
    """There must be a version that the public has not seen: no button publishes nothing."""
    if publication.latest <= publication.shown:
        yield "Write what is to be published first."


def obstacles_to_version(publication: Any, title: str, note: str, is_unchanged: bool) -> Iterator[str]:
    """A version has a title, says something new, and a correction says what changed."""
    if publication.state == "withdrawn":
        yield "This was withdrawn. Restore it before you correct it."
    if not title.strip():
        yield "Give it a title."
    if publication.shown and not note.strip():
        yield "Say what changed since the last version."
    if is_unchanged:
        yield "This says the same as the last version."
