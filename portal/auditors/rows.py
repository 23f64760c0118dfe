"""Events of the trail as an auditor reads them: what, about what, by whom, and what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from office.records.trail.models import Event
from portal.trail import actor_in_words, names_of, title_of, words_of


@dataclass(frozen=True)
class Row:
    """One event."""

    event: Event
    title: str
    about: str
    actor: str
    words: str

    @property
    def facts(self) -> str:
        """Numbers, codes and dates that were kept with it."""
        return "; ".join(
            f"{name.replace('_', ' ')}: {fact_in_words(value)}" for name, value in sorted(self.event.facts.items())
        )


def rows_of(events: Iterable[Event]) -> list[Row]:
    """The events with everybody's name, in one more query whatever their number."""
    events = list(events)
    names = names_of(events)
    return [
        Row(one, title_of(one), kind_in_words(one.subject_type), actor_in_words(one.actor, names), words_of(one))
        for one in events
    ]


def kind_in_words(label: str) -> str:
    """What a kind of thing is called: "progress report"; the bare label for one that is no more."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label


def fact_in_words(value: Any) -> str:
    """A fact as one reads it: "contest 3" for a thing, yes or no, a list with commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict) and value.keys() == {"type", "id"}:
        return f"{kind_in_words(value['type'])} {value['id']}"
    if isinstance(value, list):
        return ", ".join(map(fact_in_words, value)) or "none"
    return "none" if value is None else str(value)
