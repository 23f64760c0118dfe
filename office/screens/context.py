"""What every page knows: the office's names, its colour, the mode and the menu."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from office.records import clock, letterhead
from office.records.letterhead.models import Letterhead

from . import navigation
from .brand import Brand


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor for every template. Nothing is asked for until a template uses it."""
    office = SimpleLazyObject(letterhead.in_force)
    return {
        "office": office,
        "brand": SimpleLazyObject(lambda: Brand(office.brand_colour)),
        "demonstration": settings.DEMONSTRATION,
        "navigation": lambda: navigation.links(request),
    }


def without_a_request() -> dict[str, Any]:
    """The same for a page shown when nothing else works: no database, no user, no menu."""
    return {
        "office": Letterhead(effective_from=clock.today()),
        "brand": Brand(),
        "demonstration": settings.DEMONSTRATION,
    }
