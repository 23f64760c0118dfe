"""How the trail is read: what happened to a thing. The caller asks `sight` for the thing first."""

import datetime as dt

from django.db.models import Model, Q, QuerySet

from .. import clock
from .models import Event, Seal


def events_of(*subjects: Model) -> QuerySet[Event]:
    """What happened to these things, newest first, with the words said. Two queries for any number."""
    wanted = Q(pk__in=[])
    for one in subjects:
        wanted |= Q(subject_type=one._meta.label_lower, subject_id=one.pk)
    return Event.objects.filter(wanted).prefetch_related("texts").order_by("-at", "-pk")


def events(
    *, subject_type: str = "", subject_id: int | None = None, actor: str = "",
    since: dt.date | None = None, until: dt.date | None = None,
) -> QuerySet[Event]:  # fmt: skip
    """Everything that happened, for those who audit; narrowed by what it was about, by whom, and between two days."""
    wanted = Q()
    if subject_type:
        wanted &= Q(subject_type=subject_type)
    if subject_id is not None:
        wanted &= Q(subject_id=subject_id)
    if actor:
        wanted &= Q(actor=actor)
    if since:
        wanted &= Q(at__gte=clock.in_london(since, hour=0))
    if until:
        wanted &= Q(at__lt=clock.in_london(until + dt.timedelta(days=1), hour=0))
    return Event.objects.filter(wanted).prefetch_related("texts")


def subject_types() -> list[str]:
    """The kinds of things that anything happened to."""
    return list(Event.objects.order_by("subject_type").values_list("subject_type", flat=True).distinct())


def last_seal() -> Seal | None:
    """The newest seal of the global chain."""
    return Seal.objects.order_by("-number").first()
