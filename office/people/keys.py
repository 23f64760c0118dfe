"""Keys: which things of a kind a person holds (a fund, an assigned bid), in guardian's tables with direct
foreign keys. The models are defined on upper floors and registered here by name."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class KeyKind:
    """One key model, and the permission that makes a row of it a key."""

    label: str
    codename: str


_kinds: dict[str, KeyKind] = {}


def register(label: str, codename: str) -> None:
    """Say that rows of this model ("grants.FundKey") with this permission are keys. Called from AppConfig.ready."""
    kind = KeyKind(label, codename)
    if _kinds.setdefault(label, kind) != kind:
        raise ImproperlyConfigured(f"The keys {label} are registered twice.")


def registered() -> list[KeyKind]:
    """Every kind of key."""
    return list(_kinds.values())


def held_by(user_id: int | None, label: str) -> frozenset[int]:
    """The ids of the things this user holds a key to, in one query. An unknown kind is a fault of ours."""
    if label not in _kinds:
        raise ImproperlyConfigured(f"Nobody registered the keys {label}.")
    if user_id is None:
        return frozenset()
    model: Any = apps.get_model(label)
    rows = model._default_manager.filter(user_id=user_id, permission__codename=_kinds[label].codename)
    return frozenset(rows.values_list("content_object_id", flat=True))
