"""Who may publish: the noun that owns the publication has said so for its kind."""

from typing import Any

from .kinds import kind_of


def may_publish(publication: Any, by: Any) -> bool:
    """Asks the permission its owner registered."""
    return kind_of(publication.kind).may_publish(publication, by)
