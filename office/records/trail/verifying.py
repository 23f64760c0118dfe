"""Verifying: anyone may check that nothing was altered, added, cut or forked."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Count, Q

from .hashing import event_hash, seal_hash, sha256
from .models import Event, PrivateText, Seal


def faults() -> Iterator[str]:
    """Every fault found, each naming its row; nothing when the trail holds."""
    yield from _chain_faults()
    yield from _text_faults()
    yield from _seal_faults()
    yield from _version_faults()


def _chain_faults() -> Iterator[str]:
    subject, number, digest = None, 0, ""
    for event in Event.objects.order_by("subject_type", "subject_id", "number").iterator(chunk_size=2000):
        if (event.subject_type, event.subject_id) != subject:
            subject, number, digest = (event.subject_type, event.subject_id), 0, ""
        if event.number != number + 1:
            yield f"event {event.pk} ({event}): event {number + 1} of its chain is missing"
        elif event.previous != digest:
            yield f"event {event.pk} ({event}): it does not follow the event before it"
        if event.hash != event_hash(event):
            yield f"event {event.pk} ({event}): its content was altered"
        number, digest = event.number, event.hash


def _text_faults() -> Iterator[str]:
    for text in PrivateText.objects.exclude(text="").select_related("event").iterator(chunk_size=2000):
        if text.event.digests.get(text.word) != sha256(text.salt + text.text):
            yield f"private text {text.pk} ({text}): its words were altered"


def _seal_faults() -> Iterator[str]:
    number, digest, through = 0, "", 0
    for seal in Seal.objects.order_by("number"):
        inside = Event.objects.filter(pk__gt=through, pk__lte=seal.through_event).order_by("pk")
        hashes = list(inside.values_list("hash", flat=True))
        if seal.number != number + 1 or seal.previous != digest or seal.hash != seal_hash(seal):
            yield f"seal {seal.number}: it was altered or a seal before it is missing"
        if len(hashes) != seal.count or seal.root != sha256("".join(hashes)):
            yield f"seal {seal.number}: the events it covers were altered, added or removed"
        number, digest, through = seal.number, seal.hash, seal.through_event


def _version_faults() -> Iterator[str]:
    """A cut tail leaves a whole chain; the version kept on the row itself tells."""
    for model in apps.get_models():
        if not hasattr(model, "steps"):
            continue  # it has no workflow
        label = model._meta.label_lower
        steps = dict(
            Event.objects.filter(~Q(after=""), subject_type=label).values_list("subject_id").annotate(steps=Count("pk"))
        )
        for key, version in model._base_manager.values_list("pk", "version").iterator(chunk_size=2000):
            if steps.get(key, 0) != version:
                yield f"{label} {key}: it has taken {version} steps and the trail tells of {steps.get(key, 0)}"
