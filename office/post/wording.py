"""How a message is put into words: its template, and a frame that no message can forget."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.template import Context, engines

from office.records import clock, letterhead

from .kinds import MessageKind

NOON = dt.time(12)
FRAME = "post/frame.txt"


def deadline_words(instant: dt.datetime | None) -> str:
    """Friday 18 December 2020 at 12 noon (GMT): the day and the zone are said, because an hour loses a bid."""
    if instant is None:
        return ""
    here = instant.astimezone(clock.LONDON)
    zone = "BST" if here.dst() else "GMT"
    return f"{here:%A} {here.day} {here:%B %Y} at {_hour(here)} ({zone})"


def _hour(here: dt.datetime) -> str:
    if here.time() == NOON:
        return "12 noon"
    minute = f":{here.minute:02d}" if here.minute else ""
    return f"{here.hour % 12 or 12}{minute}{'am' if here.hour < 12 else 'pm'}"


def worded(kind: MessageKind, subject: Any, recipient: Any, facts: dict[str, Any]) -> tuple[str, str]:
    """The title and the body of one message. `recipient` has a name."""
    context = {
        "thing": subject,
        "to": recipient,
        "office": letterhead.in_force(),
        "facts": facts,
        "reference": kind.reference(subject),
        "deadline": deadline_words(kind.deadline(subject)),
        "link": settings.SITE_ADDRESS + kind.link(subject),
    }
    title, _, words = _filled(kind.template, context).lstrip().partition("\n")
    return title.strip(), _filled(FRAME, {**context, "words": words.strip()}).strip() + "\n"


def _filled(template: str, context: dict[str, Any]) -> str:
    """A text, not HTML: an apostrophe stays an apostrophe."""
    engine: Any = engines["django"]
    return engine.engine.get_template(template).render(Context(context, autoescape=False))
