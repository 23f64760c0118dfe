"""The timeline: what happens is gathered first and played in order, each under its own hour."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction

from office.records import clock

Event = Callable[[], Any]


class Timeline:
    """Happenings in order of their instant; those of one instant in the order they were added."""

    def __init__(self) -> None:
        self._events: list[tuple[dt.datetime, int, Event]] = []

    def at(self, instant: dt.datetime, event: Event) -> None:
        """Something happens at this instant."""
        self._events.append((instant, len(self._events), event))

    def play(self, until: dt.datetime, say: Callable[[str], None] = lambda words: None) -> int:
        """Play everything up to an instant, a day to a transaction. Returns how many things happened."""
        due = sorted(one for one in self._events if one[0] <= until)
        days: dict[dt.date, list[tuple[dt.datetime, int, Event]]] = {}
        for one in due:
            days.setdefault(one[0].date(), []).append(one)
        for day, events in days.items():
            with transaction.atomic():
                for instant, _, event in events:
                    with clock.set_to(instant):
                        event()
            say(f"{day}: {len(events)}")
        return len(due)
