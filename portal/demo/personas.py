"""The people of the demonstration, as its story names them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from office.people.sign_in.second_factor import DEMO_ADDRESS

STORY = Path(__file__).with_name("data") / "domain-demo.json"
PUBLIC = "public"  # who needs no account


@dataclass(frozen=True)
class Persona:
    """Somebody to be, and what to try as them."""

    slug: str
    name: str
    hint: str

    @property
    def email(self) -> str:
        """The address of their account."""
        return f"{self.slug}{DEMO_ADDRESS}"


@cache
def personas() -> dict[str, Persona]:
    """Everybody one can be, by slug, in the story's order."""
    told = json.loads(STORY.read_text(encoding="utf-8"))["personas"]
    return {
        one["slug"]: Persona(one["slug"], one["display"].removesuffix(" (demo)"), one["try"])
        for one in told
        if one["slug"] != PUBLIC
    }
