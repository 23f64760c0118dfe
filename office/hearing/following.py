"""Following a topic by e-mail: asked for, confirmed by the owner of the address, told once of each record, stopped."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from office.post.telling import tell
from office.records import clock, trail
from office.records.deeds import deed
from office.records.models import Publication
from office.records.publication.workflow import PublicationState

from . import messages
from .links import LASTS, Wanted, link_to_confirm, stop_address
from .models import Subscription, Told

EVERYTHING = "all"


@deed
def ask_to_follow(*, wanted: Wanted, by: Any) -> None:
    """Send the link that confirms it. Whoever follows already gets it too: nobody learns who does."""
    token = link_to_confirm(wanted)
    tell(messages.CONFIRM, None, by=by, to=[("", wanted.email)], secrets={"token": token},
         facts={"what": wanted.value or "everything we publish"}, not_after=clock.now() + LASTS)  # fmt: skip


@deed
def follow(*, wanted: Wanted, by: Any) -> Subscription:
    """The owner of the address has pressed the link. Done twice, it is one subscription."""
    found, made = Subscription.objects.get_or_create(
        email=wanted.email.lower(), topic=wanted.topic, value=wanted.value
    )  # fmt: skip
    if made:
        trail.note(found, "followed", by=by)
    return found


@deed
def stop_following(*, key: int, by: Any) -> None:
    """No more mail; nothing of the address stays here. Done twice, it does nothing more."""
    for found in Subscription.objects.filter(pk=key):
        trail.note(found, "stopped", by=by)
        found.delete()


@deed
def tell_followers(*, publication: Publication, topics: Iterable[tuple[str, str]], by: Any) -> None:
    """Tell everyone who follows one of its topics and was not told of it, once.

    topics: what it can be found by, as (topic, value). What is withdrawn by now is not told of.
    """
    if publication.state != PublicationState.PUBLISHED:
        return
    wanted = Q(topic=EVERYTHING)
    for topic, value in topics:
        wanted |= Q(topic=topic, value=value)
    told = Told.objects.filter(publication=publication).values("subscription__email")
    rows = Subscription.objects.filter(wanted).exclude(email__in=told).order_by("-pk")
    for one in {row.email: row for row in rows}.values():  # one message a person, however much of it they follow
        made = Told.objects.create(subscription=one, publication=publication)
        tell(messages.PUBLISHED, made, by=by, secrets={"stop": stop_address(one)})
