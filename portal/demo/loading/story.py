"""The story as read from the file, moved towards today, with its people at hand."""

import datetime as dt
import json
from functools import cached_property
from pathlib import Path
from typing import Any

from office.people.models import User
from office.records import clock

from .shifting import Shift

FILE = Path(__file__).resolve().parent.parent / "data" / "domain-demo.json"


class Story:
    """Everything the loader needs: the file's parts, and what was made from them so far."""

    def __init__(self, today: dt.date) -> None:
        raw = json.loads(FILE.read_text(encoding="utf-8"))
        self.shift = Shift(dt.date.fromisoformat(raw["_about"]["demo_today"]), today)
        self.shift.learn_decisions(raw["decisions"])
        self.file: dict[str, Any] = self.shift.everything(raw)
        self.told_at = at(self.file["_about"]["demo_today"], 10)
        self.made: dict[str, dict[str, Any]] = {}

    def __getitem__(self, part: str) -> Any:
        return self.file[part]

    def keep(self, kind: str, code: str, thing: Any) -> Any:
        """Remember what was made under the file's own code."""
        self.made.setdefault(kind, {})[code] = thing
        return thing

    def get(self, kind: str, code: str) -> Any:
        """What was made under that code."""
        return self.made[kind][code]

    def person(self, slug: str) -> User:
        """A persona, fresh, so that a standing given since is seen."""
        return User.objects.get(email=f"{slug}@demo.invalid")

    def lead_of(self, group: str) -> User:
        """The lead of a group of the file."""
        return self.person(self.leads[group])

    @cached_property
    def leads(self) -> dict[str, str]:
        """Each group's lead: a persona where there is one, else a made-up address."""
        leads = {group["id"]: f"lead-{group['id'].lower()}" for group in self.file["groups"]}
        for persona in self.file["personas"]:
            if persona["role"] == "applicant_lead":
                leads[persona["organisation"]] = persona["slug"]
        return leads


def at(text: str, hour: int = 9, minute: int = 0) -> dt.datetime:
    """The instant a field names in London; a bare date gets the hour given."""
    if "T" in text:
        wall = dt.datetime.fromisoformat(text)
        return clock.in_london(wall.date(), wall.hour, wall.minute)
    return clock.in_london(dt.date.fromisoformat(text), hour, minute)
