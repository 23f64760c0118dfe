"""What every page knows: the office's names, its colour, the mode and the menu."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from . import navigation
from .brand import Brand


@dataclass(frozen=True)
class Office:
    """The office's names, until it has set its own."""

    body_name: str = "Office of the Police and Crime Commissioner"
    short_name: str = "Commissioner's office"
    phone: str = ""
    email: str = ""
    address: str = ""
    brand_colour: str = "#12505b"


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor for every template. Costs no query of its own."""
    office = Office()
    return {
        "office": office,
        "brand": Brand(office.brand_colour),
        "demonstration": settings.DEMONSTRATION,
        # Called by the template, so that a page without a menu never asks.
        "navigation": lambda: navigation.links(request),
    }


def without_a_request() -> dict[str, Any]:
    """The same for a page shown when nothing else works: no database, no user, no menu."""
    return {"office": Office(), "brand": Brand(), "demonstration": settings.DEMONSTRATION}
