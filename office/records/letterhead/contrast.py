"""Whether white words can be read on a colour (WCAG 2.2, 1.4.3)."""

import re

from django.core.exceptions import ValidationError

ENOUGH = 4.5


def against_white(colour: str) -> float:
    """The contrast ratio of white on a #rrggbb colour, from 1 to 21."""
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    red, green, blue = (_linear(channel / 255) for channel in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def readable_under_white(colour: str) -> None:
    """Refuse a brand colour on which the white of buttons and headers could not be read."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValidationError("Write the colour as # and six digits, like #12505b.")
    if against_white(colour) < ENOUGH:
        raise ValidationError("White words cannot be read well on this colour. Choose a darker one.")
