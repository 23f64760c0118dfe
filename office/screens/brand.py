"""The office's own colour: the tints made from it, and the small sheet that carries them."""

import re
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

DEFAULT = "#12505b"
WHITE = (255, 255, 255)
BLACK = (0, 0, 0)
ONE_YEAR = 365 * 24 * 3600

# Each tint is the brand colour mixed into white or black, by this many parts in a hundred.
TINTS = {
    "--govuk-brand-colour": (100, WHITE),
    "--govuk-link-colour": (100, WHITE),
    "--govuk-link-hover-colour": (72, BLACK),
    "--pl-teal-deep": (72, BLACK),
    "--pl-teal-mid": (68, WHITE),
    "--pl-teal-line": (47, WHITE),
    "--pl-teal-soft": (17, WHITE),
    "--pl-teal-mist": (8, WHITE),
}


def _mixed(colour: str, parts: int, other: tuple[int, int, int]) -> str:
    own = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(
        f"{(one * parts + two * (100 - parts) + 50) // 100:02x}" for one, two in zip(own, other, strict=True)
    )


@dataclass(frozen=True)
class Brand:
    """One colour, as #rrggbb, and what follows from it."""

    colour: str = DEFAULT

    @property
    def is_default(self) -> bool:
        """True when the main sheet already has it."""
        return self.colour.lower() == DEFAULT

    @property
    def address(self) -> str:
        """Where its sheet is. The colour is in the address, so it may be kept for ever."""
        return reverse("brand", args=[self.colour.lstrip("#").lower()])

    def sheet(self) -> str:
        """The custom properties that turn every page to this colour."""
        rules = "".join(f"{name}:{_mixed(self.colour, *mix)};" for name, mix in TINTS.items())
        return f":root{{{rules}}}\n"


def brand_sheet(request: HttpRequest, colour: str) -> HttpResponse:
    """The small sheet for another colour than ours (`/brand/<rrggbb>.css`)."""
    if not re.fullmatch(r"[0-9a-f]{6}", colour):
        raise Http404
    response = HttpResponse(Brand(f"#{colour}").sheet(), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    return response
