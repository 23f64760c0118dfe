"""Who may publish: the noun that owns the publication has said so for its kind."""

from typing import Any

from .kinds import kind_of


def may_publish(publication: Any, by: Any) -> bool:
    """Asks the permission its owner registered."""
    return kind_of(publication.kind).may_publish(publication, by)


def may_withdraw(publication: Any, by: Any) -> bool:
    """Likewise, for taking it back from the public and for restoring it."""
    return kind_of(publication.kind).may_withdraw(publication, by)
