"""The links of those who follow: one says that an address is theirs, one stops the mail. Both are signed by us."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing

from office.records import clock

CONFIRM, STOP = "hearing.confirm", "hearing.stop"
LASTS = dt.timedelta(days=7)


@dataclass(frozen=True)
class Wanted:
    """Who asked to follow what."""

    email: str
    topic: str
    value: str = ""


def link_to_confirm(wanted: Wanted) -> str:
    """The secret of a link that only the owner of the address gets. Nothing is kept until it is used."""
    made = int(clock.now().timestamp())
    return signing.dumps([wanted.email, wanted.topic, wanted.value, made], salt=CONFIRM)


def wanted_by(token: str) -> Wanted | None:
    """What a link confirms; None when it is not ours, or older than a week."""
    try:
        email, topic, value, made = signing.loads(token, salt=CONFIRM)
    except signing.BadSignature:
        return None
    if clock.now() - dt.datetime.fromtimestamp(made, dt.UTC) > LASTS:
        return None
    return Wanted(email, topic, value)


def stop_address(subscription: Any) -> str:
    """Where one press stops the mail of one subscription. It never grows old."""
    return f"{settings.SITE_ADDRESS}/unfollow/{signing.dumps(subscription.pk, salt=STOP)}/"


def stopped_by(token: str) -> int | None:
    """The key of the subscription that a link stops; None when the link is not ours."""
    try:
        return int(signing.loads(token, salt=STOP))
    except signing.BadSignature:
        return None
