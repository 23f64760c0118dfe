"""Deeds of the public: something is said about a page."""

from typing import Any

from office.post.telling import tell
from office.records import publication as publishing
from office.records import trail
from office.records.deeds import deed
from office.records.steps import Refused

from . import messages, rules
from .models import Remark
from .states import RemarkKind


@deed
def say(*, kind: str, address: str, by: Any, text: str = "", email: str = "", is_useful: bool | None = None) -> Remark:
    """Keep what a visitor says about the public page at this address, until an officer reads it.

    Officers are told of a concern at once. How often one may speak is the page's to limit.
    """
    if no := rules.obstacles_to_saying(kind, text, is_useful):
        raise Refused(no)
    made = Remark.objects.create(
        kind=kind, address=address, text=text.strip(), email=email.strip(), is_useful=is_useful,
        publication=publishing.queries.at_address(address),
    )  # fmt: skip
    trail.note(made, "said", by=by, words={"about": address})
    if kind == RemarkKind.CONCERN:
        tell(messages.CONCERN_RAISED, made, by=by)
    return made
