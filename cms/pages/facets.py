"""The facets of a register: what it may be narrowed to, and how many rows each choice has."""

from collections import defaultdict
from typing import Any

from django.db.models import Count

from .filters import AMOUNTS, TAGS, Asked
from .listings import ListingTag

MOST = 30  # choices of one facet
TITLES = {"year": "Year", "what": "Kind", "place": "District", "priority": "Priority", "outcome": "Outcome",
          "who": "Group", "status": "Standing"}  # fmt: skip
OF_AWARDS = {"what": "Fund"}

Choice = tuple[str, int | None]


def choices(kind: str, asked: Asked) -> list[dict[str, Any]]:
    """Name in the address, words, and what may be chosen; what is chosen now always stands among them."""
    counted = _counted(kind)
    facets = []
    for name in TAGS:
        title = OF_AWARDS.get(name, TITLES[name]) if kind == "award" else TITLES[name]
        facets.append(_facet(name, title, [(value, value, count) for value, count in counted[name]], asked))
    if kind != "progress_report":
        facets.append(_facet("amount", "Amount", [(code, band[0], None) for code, band in AMOUNTS.items()], asked))
    return [one for one in facets if one["options"]]


def _counted(kind: str) -> dict[str, list[Choice]]:
    """The choices of each facet: years newest first, the rest by name; of groups those with most rows."""
    tags = ListingTag.objects.filter(kind=kind).order_by()
    found: dict[str, list[Choice]] = defaultdict(list)
    rows = tags.exclude(name="who").values_list("name", "value").annotate(count=Count("pk")).order_by("name", "value")
    for name, value, count in rows:
        found[name].append((value, count))
    found["year"].reverse()
    groups = tags.filter(name="who").values_list("value").annotate(count=Count("pk")).order_by("-count", "value")
    found["who"] = sorted(groups[:MOST])
    return found


def _facet(name: str, title: str, options: list[tuple[str, str, int | None]], asked: Asked) -> dict[str, Any]:
    chosen = getattr(asked, name)
    if chosen and chosen not in [value for value, _, _ in options]:
        options = [(chosen, chosen, None), *options]
    return {
        "name": name,
        "title": title,
        "chosen": chosen,
        "options": [
            {"value": value, "text": text, "count": count, "chosen": value == chosen} for value, text, count in options
        ],
    }
