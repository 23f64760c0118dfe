"""The link by which somebody without an account endorses one bid: signed, dated, and good for that bid alone."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core import signing

from office.records import clock

SALT = "grants.endorsement"
LASTS = dt.timedelta(days=21)


@dataclass(frozen=True)
class LinkHolder:
    """Whoever opened the link that was sent to the endorser, as an actor."""

    endorsement_id: int
    is_fresh: bool = True

    @property
    def trail_name(self) -> str:
        """How the trail names them; the name and role they give are words of the step."""
        return f"endorser:{self.endorsement_id}"

    def __str__(self) -> str:
        return "The endorser"


def new_link(endorsement: Any) -> str:
    """The secret of a fresh link. It is sent to the endorser and kept nowhere."""
    return signing.dumps({"e": endorsement.pk, "at": int(clock.now().timestamp())}, salt=SALT)


def holder_of(token: str) -> LinkHolder | None:
    """Who holds this link; None when it was not made by us. An old one still says whose it is, but opens nothing."""
    try:
        said = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    made = dt.datetime.fromtimestamp(said["at"], dt.UTC)
    return LinkHolder(said["e"], is_fresh=clock.now() - made <= LASTS)
