"""What moves next: an approved account that is published becomes the public's, in the same transaction."""

from collections.abc import Sequence
from typing import Any

from . import publishing


def make_public(quarterlies: Sequence[Any], *, by: Any) -> None:
    """The first version of each, with its page asked for by the outbox."""
    for quarterly in quarterlies:
        publishing.show(quarterly, by=by)
