"""The people of the demonstration."""

import json
from dataclasses import dataclass
from pathlib import Path

from office.people.sign_in.second_factor import DEMO_ADDRESS


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


PERSONAS = tuple(
    Persona(**row) for row in json.loads(Path(__file__).with_name("personas.json").read_text(encoding="utf-8"))
)
BY_SLUG = {persona.slug: persona for persona in PERSONAS}
