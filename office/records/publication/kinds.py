"""The socket of publication: what is published, what of it may be public, and who may publish it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Kind:
    """A kind of thing that is published."""

    code: str
    name: str
    parts: frozenset[str]  # the only parts a public body may have
    may_publish: Callable[[Any, Any], bool]  # (publication, by)
    may_withdraw: Callable[[Any, Any], bool]  # likewise


_kinds: dict[str, Kind] = {}


def register(
    code: str,
    *,
    name: str,
    parts: Iterable[str],
    may_publish: Callable[[Any, Any], bool],
    may_withdraw: Callable[[Any, Any], bool] | None = None,
) -> Kind:
    """Add a kind, from AppConfig.ready. Two different kinds of one code stop start-up.

    may_withdraw: who may take it back and restore it, where that is not simply whoever may publish.
    """
    kind = Kind(code, name, frozenset(parts), may_publish, may_withdraw or may_publish)
    if _kinds.setdefault(code, kind) != kind:
        raise ImproperlyConfigured(f"The publication kind {code!r} is registered twice.")
    return kind


def kind_of(code: str) -> Kind:
    """The kind of this code."""
    if code not in _kinds:
        raise ImproperlyConfigured(f"No publication kind {code!r} is registered.")
    return _kinds[code]


def registered() -> list[Kind]:
    """Every kind, in order of code."""
    return [_kinds[code] for code in sorted(_kinds)]
