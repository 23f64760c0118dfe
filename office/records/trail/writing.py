"""Writing the trail, in the transaction of the thing it tells of."""

import enum
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef

from .. import clock
from ..deeds import deed
from .hashing import event_hash, plain, salted
from .models import Event, PrivateText


def append_steps(taken: Iterable[Any]) -> None:
    """One event for each step just taken (records.steps.Taken). The rows are locked by `take_all`."""
    taken = list(taken)
    _append(
        [_Entry(one.subject, one.by, one.step.name, one.before, str(one.subject.state), one.words) for one in taken]
    )


@deed
def note(
    subject: models.Model,
    verb: str,
    *,
    by: Any,
    on_behalf_of: Any = None,
    words: Mapping[str, Any] | None = None,
) -> None:
    """Write down something that is not a step: a role given, a page opened as someone else.

    `words`: text is personal and goes in as a salted digest; numbers, codes and dates stay plain.
    The subject's row is locked, so that two notes cannot fork its chain.
    """
    _model_of(subject)._base_manager.select_for_update(no_key=True).filter(pk=subject.pk).first()
    _append([_Entry(subject, by, verb, "", "", words or {}, on_behalf_of)])


class _Entry:
    """What one event will say."""

    def __init__(self, subject, by, verb, before, after, words, on_behalf_of=None):
        self.subject, self.verb, self.before, self.after = subject, verb, before, after
        self.actor = by.trail_name
        self.on_behalf_of = on_behalf_of.trail_name if on_behalf_of else ""
        self.texts = {k: v for k, v in words.items() if _is_personal(v)}
        self.facts = {k: plain(v) for k, v in words.items() if not _is_personal(v)}


def _is_personal(value: Any) -> bool:
    """Free text is taken as personal; codes declared as enumerations are not."""
    return isinstance(value, str) and not isinstance(value, enum.Enum)


def _model_of(subject: models.Model) -> type[models.Model]:
    """The model, even of a request's user, who is wrapped until somebody asks."""
    return subject._meta.model


def _append(entries: list[_Entry]) -> None:
    heads = _heads([entry.subject for entry in entries])
    at, written_at = clock.now(), clock.written()
    events, texts = [], []
    for entry in entries:
        key = (entry.subject._meta.label_lower, entry.subject.pk)
        number, previous = heads.get(key, (0, ""))
        event = Event(
            subject_type=key[0], subject_id=key[1], number=number + 1, at=at, written_at=written_at,
            actor=entry.actor, on_behalf_of=entry.on_behalf_of, verb=entry.verb, before=entry.before,
            after=entry.after, facts=entry.facts, previous=previous,
        )  # fmt: skip
        for word, text in entry.texts.items():
            salt, event.digests[word] = salted(text)
            texts.append(PrivateText(event=event, word=word, salt=salt, text=text))
        event.hash = event_hash(event)
        heads[key] = (event.number, event.hash)
        events.append(event)
    Event.objects.bulk_create(events, batch_size=200)
    if texts:
        PrivateText.objects.bulk_create(texts, batch_size=200)


def _heads(subjects: list[models.Model]) -> dict[tuple[str, int], tuple[int, str]]:
    """The newest number and hash of each subject's chain, in one query a model."""
    heads = {}
    for model in {_model_of(subject) for subject in subjects}:
        label = model._meta.label_lower
        keys = [subject.pk for subject in subjects if isinstance(subject, model)]
        events = Event.objects.filter(subject_type=label, subject_id__in=keys)
        if len(keys) == 1:
            events = events.order_by("-number")[:1]
        else:
            later = Event.objects.filter(
                subject_type=label, subject_id=OuterRef("subject_id"), number__gt=OuterRef("number")
            )
            events = events.filter(~Exists(later))
        for key, number, digest in events.values_list("subject_id", "number", "hash"):
            heads[label, key] = (number, digest)
    return heads
