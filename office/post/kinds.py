"""The socket of message kinds: each is declared once, in a stage's messages.py, and has one template."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured

# Somebody to tell: a user, or a name and an e-mail address.
Recipient = Any


def _own_reference(subject: Any) -> str:
    return str(getattr(subject, "reference", ""))


def _no_deadline(subject: Any) -> dt.datetime | None:
    return None


def _no_facts(subject: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class MessageKind:
    """One kind of message. Made by `message_kind` only."""

    code: str
    to: Callable[[Any], Iterable[Recipient]] | None
    to_all: Callable[[list[Any]], Mapping[Any, Iterable[Recipient]]] | None
    link: Callable[[Any], str]
    reference: Callable[[Any], str]
    deadline: Callable[[Any], dt.datetime | None]
    facts: Callable[[Any], dict[str, Any]]
    urgent: bool
    secret: bool
    template: str

    def recipients(self, subjects: list[Any]) -> dict[Any, list[Recipient]]:
        """Whom to tell of each subject, by its key."""
        if self.to_all:
            found = self.to_all(subjects)
            return {one.pk: list(found.get(one.pk, ())) for one in subjects}
        return {one.pk: list(self.to(one)) if self.to else [] for one in subjects}


_kinds: dict[str, MessageKind] = {}


def message_kind(
    code: str,
    *,
    to: Callable[[Any], Iterable[Recipient]] | None = None,
    to_all: Callable[[list[Any]], Mapping[Any, Iterable[Recipient]]] | None = None,
    link: Callable[[Any], str],
    reference: Callable[[Any], str] = _own_reference,
    deadline: Callable[[Any], dt.datetime | None] = _no_deadline,
    facts: Callable[[Any], dict[str, Any]] = _no_facts,
    urgent: bool = False,
    secret: bool = False,
    template: str = "",
) -> MessageKind:
    """Declare a kind of message. A code declared twice stops start-up.

    code: "grants.application_received"; its words are in templates/post/grants/application_received.txt.
    to(subject): whom to tell: users, or (name, e-mail) pairs. Where many subjects move at once, give
    to_all(subjects) instead: {subject.pk: recipients}, in a constant number of queries.
    link(subject): the path of the one page to open. deadline(subject): the instant by which to act.
    facts(subject): what else the words need. urgent: somebody must act on it.
    secret: part of the words (a code, a token) is filled in at sending and kept nowhere.
    """
    if code in _kinds:
        raise ImproperlyConfigured(f"The message {code!r} is declared twice.")
    kind = MessageKind(
        code=code, to=to, to_all=to_all, link=link, reference=reference, deadline=deadline, facts=facts,
        urgent=urgent, secret=secret, template=template or f"post/{code.replace('.', '/')}.txt",
    )  # fmt: skip
    _kinds[code] = kind
    return kind


def registered() -> list[MessageKind]:
    """Every kind, in order of code."""
    return [_kinds[code] for code in sorted(_kinds)]
