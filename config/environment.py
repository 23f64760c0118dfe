"""Reads the environment: the only place where a deployment speaks to the code."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}


def text(name: str, default: str = "") -> str:
    """The variable's text, or the default when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes or on."""
    value = text(name)
    return value.lower() in TRUE if value else default


def number(name: str, default: int) -> int:
    """A whole number; anything else stops start-up by name."""
    value = text(name, str(default))
    if not value.lstrip("-").isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def names(name: str, default: str = "") -> list[str]:
    """A comma-separated list, without blanks."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def folder(name: str, default: Path) -> Path:
    """A folder, made when missing."""
    path = Path(text(name, str(default))).expanduser()
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret(name: str, *, required: bool, otherwise: str) -> str:
    """A secret. Where it is required, start-up stops without it."""
    value = text(name)
    if value or not required:
        return value or otherwise
    raise ImproperlyConfigured(f"{name} must be set in production. See docs/operations.md.")
