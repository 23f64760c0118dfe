"""The socket of the outbox: which kind of item is carried out by what."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured

Handler = Callable[[dict[str, Any]], None]

_handlers: dict[str, Handler] = {}


class GiveUp(Exception):
    """Raised by a handler when trying again cannot help. Its text is a code, never a person's words."""


def register(kind: str, handler: Handler) -> None:
    """Say what carries out a kind. Two different answers stop start-up."""
    if _handlers.get(kind, handler) is not handler:
        raise ImproperlyConfigured(f"The outbox kind {kind!r} has two handlers.")
    _handlers[kind] = handler


def handler_of(kind: str) -> Handler:
    """What carries out this kind."""
    if kind not in _handlers:
        raise ImproperlyConfigured(f"Nothing carries out the outbox kind {kind!r}.")
    return _handlers[kind]


def registered() -> list[str]:
    """Every kind, in order of name."""
    return sorted(_handlers)
