"""Copies of lawful applications, made in the database by the thousand: what a copy needs for every invariant to hold.

A family is one application that the actions made, and every row that hangs on it. Each row is copied by one
INSERT … SELECT for all copies at once; keys follow from the copy's number, so that nothing is asked back. The trail
alone is made in Python, because each event's digest tells of its own subject.

Left out, and so not measured: nothing is sent (the copies' outbox is done), no file is kept, and no page is published.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import Max

from grants.applications.models import Application
from office.post.models import Message
from office.records.models import Event, OutboxItem, PrivateText
from office.records.trail.hashing import event_hash, salted

# What must be different in every copy, as SQL; {n} is the copy's number over all families.
OWN = {
    "people.User": {"email": "'copy-' || {n} || '@demo.invalid'"},
    "people.Organisation": {"name": "'Group ' || {n}"},
    "grants.Application": {"reference": "'M-' || {n}", "title": "title || ' ' || {n}"},
    "submissions.Receipt": {"reference": "'M-' || {n}"},
    "post.Delivery": {"header_id": "{n} || '-' || header_id"},
    "records.OutboxItem": {"key": "'copy:' || {n} || ':' || key"},
}
STAMPS = {"grants.Application": ("submitted_at",), "submissions.Receipt": ("sent_at",)}
APART = dt.timedelta(minutes=17)  # between one copy's sending and the next: 100,000 reach back three years
BATCH = 5_000


@dataclass
class Family:
    """One application's rows by model, and from which key on the copies of each model lie."""

    rows: dict[type[models.Model], list[int]]
    first_key: dict[type[models.Model], int] = field(default_factory=dict)

    def key(self, model: type[models.Model], old: int, copy: int) -> int:
        """The key that a row has in a copy."""
        olds = self.rows[model]
        return self.first_key[model] + copy * len(olds) + olds.index(old)


def family_of(application: Application) -> Family:
    """Every row that is this application's own."""
    rows: dict[type[models.Model], list[int]] = {}

    def add(queryset: models.QuerySet[Any]) -> list[int]:
        rows[queryset.model] = sorted(queryset.values_list("pk", flat=True))
        return rows[queryset.model]

    def of(label: str, **which: Any) -> list[int]:
        return add(apps.get_model(label)._base_manager.filter(**which))

    group = of("people.Organisation", pk=application.organisation_id)
    memberships = apps.get_model("people.Membership")._base_manager.filter(organisation__in=group)
    of("people.User", pk__in=memberships.values("user"))
    add(memberships)
    of("plan.PlanTags", pk=application.tags_id)
    of("plan.PlanTags_priorities", plantags=application.tags_id)
    sent = of("submissions.Submission", pk=application.submission_id)
    for label in ("submissions.Answer", "submissions.Receipt", "judging.Entry"):
        of(label, submission__in=sent)
    for label in ("grants.Application_districts", "grants.EligibilityCheck"):
        of(label, application=application.pk)
    of("grants.Application", pk=application.pk)
    told = add(Message.objects.filter(subject_type="grants.application", subject_id=application.pk))
    deliveries = of("post.Delivery", message__in=told)
    add(OutboxItem.objects.filter(key__in=[f"post.deliver:{pk}" for pk in deliveries]))
    return Family(rows)


def clone(family: Family, copies: int, numbered_from: int) -> None:
    """Make so many copies of a family, the first of which has this number."""
    for model in family.rows:
        top = model._base_manager.aggregate(top=Max("pk"))["top"] or 0
        family.first_key[model] = int(top) + 1
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS copies (n integer PRIMARY KEY)")
        cursor.execute("DELETE FROM copies")
        cursor.execute(
            "INSERT INTO copies WITH RECURSIVE count(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM count"
            f" WHERE n < {copies - 1}) SELECT n FROM count"
        )
        for model, keys in family.rows.items():
            for key in keys:
                cursor.execute(_insert(family, model, key, numbered_from))
    _clone_trail(family, copies, numbered_from)


def _insert(family: Family, model: type[models.Model], key: int, numbered_from: int) -> str:
    quote = connection.ops.quote_name
    columns = {
        one.column: _value(family, model, key, one, numbered_from)
        for one in model._meta.concrete_fields
        if not one.generated
    }
    names = ", ".join(quote(column) for column in columns)
    table = quote(model._meta.db_table)
    return f"INSERT INTO {table} ({names}) SELECT {', '.join(columns.values())} FROM {table}, copies WHERE id = {key}"


def _value(family: Family, model: type[models.Model], key: int, one: Any, numbered_from: int) -> str:
    """One column of a copy, as SQL."""
    label, number = model._meta.label, f"CAST(copies.n + {numbered_from} AS text)"
    if one.primary_key:
        return _key(family, model, key)
    if one.name in OWN.get(label, {}):
        return OWN[label][one.name].format(n=number)
    if one.name in STAMPS.get(label, ()):
        return _earlier(connection.ops.quote_name(one.column), numbered_from)
    if label == "judging.Entry" and one.name == "blind_code":
        return f"'M' || {number}"
    old = getattr(model._base_manager.get(pk=key), one.attname)
    is_of_application = one.name == "subject_id" and model is Message
    target = Application if is_of_application else one.related_model if one.is_relation else None
    if target in family.rows and old in family.rows[target]:
        return _key(family, target, old)
    return connection.ops.quote_name(one.column)


def _key(family: Family, model: type[models.Model], old: int) -> str:
    return f"{family.key(model, old, 0)} + copies.n * {len(family.rows[model])}"


def _earlier(column: str, numbered_from: int) -> str:
    """A moment, so many times APART earlier."""
    minutes = f"(copies.n + {numbered_from}) * {APART.seconds // 60}"
    if connection.vendor == "sqlite":
        return f"datetime({column}, '-' || ({minutes}) || ' minutes')"
    return f"{column} - ({minutes}) * interval '1 minute'"


def _clone_trail(family: Family, copies: int, numbered_from: int) -> None:
    told: list[Event] = []
    for model, keys in family.rows.items():
        events = Event.objects.filter(subject_type=model._meta.label_lower, subject_id__in=keys)
        told += events.prefetch_related("texts")
    told.sort(key=lambda event: (event.subject_type, event.subject_id, event.number))
    made: list[Event] = []
    texts: list[PrivateText] = []
    for copy in range(copies):
        for event, words in _told_again(family, told, copy, APART * (copy + numbered_from)):
            made.append(event)
            texts += words
        if len(made) >= BATCH or copy == copies - 1:
            Event.objects.bulk_create(made)
            PrivateText.objects.bulk_create(texts)
            made, texts = [], []


def _told_again(
    family: Family, told: list[Event], copy: int, earlier: dt.timedelta
) -> Iterator[tuple[Event, list[PrivateText]]]:
    """One copy's events, chained and digested as `office.records.trail` does it."""
    head, digest = None, ""
    for old in told:
        model = apps.get_model(old.subject_type)
        subject = (old.subject_type, family.key(model, old.subject_id, copy))
        event = Event(
            subject_type=subject[0], subject_id=subject[1], number=old.number, at=old.at - earlier,
            written_at=old.written_at, actor=_actor(family, old.actor, copy), on_behalf_of=old.on_behalf_of,
            verb=old.verb, before=old.before, after=old.after, facts=_facts(family, old.facts, copy),
            previous=digest if subject == head else "",
        )  # fmt: skip
        words = []
        for text in old.texts.all():
            salt, event.digests[text.word] = salted(text.text)
            words.append(PrivateText(event=event, word=text.word, salt=salt, text=text.text))
        head, digest = subject, event_hash(event)
        event.hash = digest
        yield event, words


def _actor(family: Family, actor: str, copy: int) -> str:
    """The group's lead is another person in every copy; the office's people are the same."""
    word, _, key = actor.partition(":")
    users = apps.get_model("people.User")
    own = word == "user" and int(key) in family.rows[users]
    return f"user:{family.key(users, int(key), copy)}" if own else actor


def _facts(family: Family, facts: Any, copy: int) -> Any:
    if isinstance(facts, list):
        return [_facts(family, one, copy) for one in facts]
    if not isinstance(facts, dict):
        return facts
    if facts.keys() == {"type", "id"}:
        model = apps.get_model(facts["type"])
        if facts["id"] in family.rows.get(model, ()):
            return {"type": facts["type"], "id": family.key(model, facts["id"], copy)}
    return {name: _facts(family, one, copy) for name, one in facts.items()}
