"""How the trail is read: what happened to a thing. The caller asks `sight` for the thing first."""

from django.db.models import Model, Q, QuerySet

from .models import Event


def events_of(*subjects: Model) -> QuerySet[Event]:
    """What happened to these things, newest first, with the words said. Two queries for any number."""
    wanted = Q(pk__in=[])
    for one in subjects:
        wanted |= Q(subject_type=one._meta.label_lower, subject_id=one.pk)
    return Event.objects.filter(wanted).prefetch_related("texts").order_by("-at", "-pk")
