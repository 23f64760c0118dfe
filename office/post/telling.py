"""Telling: messages and deliveries are written in the transaction of what they tell of, in bulk."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Model

from office.records import clock, outbox
from office.records.deeds import deed

from .kinds import MessageKind, Recipient
from .models import Delivery, DeliveryState, Message
from .wording import worded

DELIVER = "post.deliver"
NOWHERE = (".invalid", ".test", ".example")  # addresses that by their name receive no mail


@dataclass(frozen=True)
class Named:
    """Somebody without an account, told by name and e-mail address."""

    name: str
    email: str
    pk: None = None


@dataclass(frozen=True)
class Telling:
    """One subject of which something is to be told."""

    kind: MessageKind
    subject: Any
    by: Any
    facts: dict[str, Any]


@deed
def tell(
    kind: MessageKind,
    subject: Model | None,
    *,
    by: Any,
    to: Iterable[Recipient] | None = None,
    facts: dict[str, Any] | None = None,
    secrets: dict[str, str] | None = None,
    not_after: dt.datetime | None = None,
) -> list[Message]:
    """Tell of one thing, or of none when somebody without an account is sent a code.

    to: overrides whom the kind names.
    secrets: {"code": "…"} is filled in for {code} at sending and kept nowhere. not_after: when sending
    would come too late.
    """
    recipients = None if to is None else {_key(subject): list(to)}
    return _tell_all([Telling(kind, subject, by, facts or {})], recipients, secrets or {}, not_after)


def tell_of_steps(taken: Iterable[Any], **kwargs: Any) -> None:
    """Listener of `step_taken`: tell what each step that moved says it tells."""
    tellings = [
        Telling(kind, one.subject, one.by, dict(one.words)) for one in taken for kind in kinds_told_by(one.step)
    ]
    if tellings:
        _tell_all(tellings, None, {}, None)


def kinds_told_by(step: Any) -> tuple[MessageKind, ...]:
    """The kinds of message a step tells: none, one or several."""
    tells = step.tells
    if tells is None:
        return ()
    return tuple(tells) if isinstance(tells, list | tuple) else (tells,)


def _tell_all(tellings, recipients, secrets, not_after) -> list[Message]:
    messages = [
        _message(one, person)
        for kind in dict.fromkeys(one.kind for one in tellings)
        for one, people in _whom(kind, [one for one in tellings if one.kind is kind], recipients)
        for person in people
    ]
    Message.objects.bulk_create(messages)
    deliveries = [_delivery(message, secrets, not_after) for message in messages]
    Delivery.objects.bulk_create(deliveries)
    outbox.put_all(
        DELIVER,
        {
            f"{DELIVER}:{one.pk}": {"delivery": one.pk} for one in deliveries if one.state == DeliveryState.WAITING
        },
    )  # fmt: skip
    return messages


def _whom(kind, tellings, recipients):
    """Each telling with the people to tell, nobody twice."""
    found = kind.recipients([one.subject for one in tellings]) if recipients is None else recipients
    for one in tellings:
        people = {person.email.lower(): person for person in map(_person, found[_key(one.subject)]) if person.email}
        yield one, people.values()


def _key(subject: Model | None) -> int | None:
    return subject.pk if subject else None


def _person(recipient: Recipient) -> Any:
    return Named(*recipient) if isinstance(recipient, tuple) else recipient


def _message(telling: Telling, person: Any) -> Message:
    kind, subject = telling.kind, telling.subject
    title, body = worded(kind, subject, person, {**telling.facts, **kind.facts(subject)})
    return Message(
        kind=kind.code, subject_type=subject._meta.label_lower if subject else "", subject_id=_key(subject),
        to_user_id=None if kind.secret else person.pk, to_name=person.name, to_address=person.email,
        title=title[:200], body=body,
        reference=kind.reference(subject), deadline=kind.deadline(subject), link=kind.link(subject),
        urgent=kind.urgent, actor=telling.by.trail_name, created_at=clock.now(),
    )  # fmt: skip


def _delivery(message: Message, secrets: dict[str, str], not_after: dt.datetime | None) -> Delivery:
    nowhere = settings.DEMONSTRATION and message.to_address.endswith(NOWHERE)
    return Delivery(
        message=message, address=message.to_address, header_id=_header_id(message), not_after=not_after,
        secrets=secrets, state=DeliveryState.KEPT if nowhere else DeliveryState.WAITING,
    )  # fmt: skip


def _header_id(message: Message) -> str:
    """The same for the same message at every try, so that a mail system drops a second copy."""
    told = f"{message.pk}|{message.kind}|{message.subject_id}|{message.to_address}|{message.created_at.isoformat()}"
    domain = urlsplit(settings.SITE_ADDRESS).hostname or "office.invalid"
    return f"<{message.pk}.{hashlib.sha256(told.encode()).hexdigest()[:20]}@{domain}>"
