"""Where the points of a line lie in a box: the same for the page and for the paper."""

from collections.abc import Sequence
from decimal import Decimal

Place = tuple[Decimal, Decimal]


def pieces(values: Sequence[Decimal | None], width: int, height: int) -> list[list[Place]]:
    """The line in pieces, broken where a value is missing. Each point from the left and from the foot of the box."""
    known = [one for one in values if one is not None]
    if not known:
        return []
    low, high = min(known), max(known)
    span, step = (high - low) or Decimal(1), Decimal(width) / max(len(values) - 1, 1)
    found: list[list[Place]] = [[]]
    for at, value in enumerate(values):
        if value is None:
            found.append([])
        else:
            found[-1].append((step * at, height * (value - low) / span))
    return [piece for piece in found if piece]
