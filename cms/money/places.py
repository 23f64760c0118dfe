"""The map of the districts, and the table that says the same."""

from typing import Any

from office.screens.words import pounds

from .facts import Sums


def map_of(sums: dict[str, Sums]) -> list[dict[str, Any]]:
    """Places for the map: name, words, and a shade from 1 to 5 by rank. A place with nothing has the palest."""
    ranked = sorted((one.awarded_pence for one in sums.values() if one.awarded_pence), reverse=True)
    return [
        {
            "name": name,
            "words": pounds(one.awarded_pence),
            "shade": 5 - ranked.index(one.awarded_pence) * 4 // max(len(ranked), 1) if one.awarded_pence else 1,
        }
        for name, one in sums.items()
    ]
