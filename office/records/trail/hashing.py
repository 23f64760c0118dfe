"""The one canonical form of an event, and its digest."""

import datetime as dt
import enum
import hashlib
import json
import secrets
from decimal import Decimal
from typing import Any

from .models import Event, Seal


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: the same on every machine and database."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def plain(value: Any) -> Any:
    """A fact in a form that JSON keeps exactly. Money as text, rows as their key."""
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, bool | int | str) or value is None:
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    if hasattr(value, "pk"):
        return {"type": value._meta.label_lower, "id": value.pk}
    raise TypeError(f"The trail cannot keep a {type(value).__name__}.")


def event_hash(event: Event) -> str:
    """The digest of everything an event says, chained to the event before it."""
    return sha256(
        canonical([
            event.subject_type, event.subject_id, event.number, plain(event.at), plain(event.written_at),
            event.actor, event.on_behalf_of, event.verb, event.before, event.after,
            event.facts, event.digests, event.previous,
        ])
    )  # fmt: skip


def seal_hash(seal: Seal) -> str:
    """The digest of a seal, chained to the seal before it."""
    return sha256(canonical([seal.number, plain(seal.at), seal.through_event, seal.count, seal.root, seal.previous]))


def salted(text: str) -> tuple[str, str]:
    """A fresh salt, and the digest of salt and text."""
    salt = secrets.token_hex(16)
    return salt, sha256(salt + text)
