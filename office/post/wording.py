"""How a message is put into words: its template, and a frame that no message can forget."""

from typing import Any

from django.conf import settings
from django.template import Context, engines

from office.records import letterhead
from office.records.moments import deadline

from .kinds import MessageKind

FRAME = "post/frame.txt"


def worded(kind: MessageKind, subject: Any, recipient: Any, facts: dict[str, Any]) -> tuple[str, str]:
    """The title and the body of one message. `recipient` has a name."""
    context = {
        "thing": subject,
        "to": recipient,
        "office": letterhead.in_force(),
        "facts": facts,
        "reference": kind.reference(subject),
        "deadline": deadline(kind.deadline(subject)),
        "link": settings.SITE_ADDRESS + kind.link(subject),
    }
    title, _, words = _filled(kind.template, context).lstrip().partition("\n")
    return title.strip(), _filled(FRAME, {**context, "words": words.strip()}).strip() + "\n"


def _filled(template: str, context: dict[str, Any]) -> str:
    """A text, not HTML: an apostrophe stays an apostrophe."""
    engine: Any = engines["django"]
    return engine.engine.get_template(template).render(Context(context, autoescape=False))
