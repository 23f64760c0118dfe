"""The socket where a procedure says what it reads from a form: which questions must stay, and what is scored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Purpose:
    """What one form is for. `fixed`: question code -> its type, for questions the procedure reads by code.

    `criteria` gives the criteria in force, name by code; none where the form is not scored.
    """

    form: str  # the code of the question set
    name: str
    fixed: Mapping[str, str] = field(default_factory=dict)
    criteria: Callable[[], Mapping[str, str]] = dict


_purposes: dict[str, Purpose] = {}


def register(purpose: Purpose) -> Purpose:
    """Say what a form is for. A form with two purposes stops start-up."""
    if _purposes.setdefault(purpose.form, purpose) is not purpose:
        raise ImproperlyConfigured(f"The form {purpose.form!r} has two purposes.")
    return purpose


def purpose_of(form: str) -> Purpose:
    """What the form is for; an empty purpose when nobody said."""
    return _purposes.get(form, Purpose(form, ""))


def all_purposes() -> list[Purpose]:
    """Every purpose, by the form's code."""
    return [_purposes[form] for form in sorted(_purposes)]
