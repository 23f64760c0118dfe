"""What the public was told of the measures last: read from the newest published Delivery Quarterly and nothing else."""

from collections.abc import Iterable
from typing import Any

from office.delivery.public_text import KIND
from office.records import publication as publishing

RATINGS = {"concern": ("amber", "Concern"), "on_track": ("green", "On track"),
           "good_practice": ("green", "Good practice")}  # fmt: skip
TONES = {"Better": "good", "Worse": "bad"}
DIRECTIONS = {
    "up": "A higher figure is better.",
    "down": "A lower figure is better.",
    "monitor": "This is watched. A rise or a fall can each be good news, so neither is coloured.",
}
NOTHING: dict[str, Any] = {
    "value": None,
    "shown": "",
    "words": "",
    "notes": [],
    "comparable": True,
    "source": "",
    "made_from": [],
}
Measure = dict[str, Any]


def newest() -> Any:
    """The publication of the last quarter told, or None."""
    published: Iterable[Any] = publishing.queries.published(KIND)
    told = [one for one in published if one.showing and one.showing[0].body]
    return max(told, key=lambda one: one.showing[0].body["from"], default=None)


def body_of(publication: Any) -> dict[str, Any]:
    """What it shows."""
    return publication.showing[0].body if publication else {}


def measures(body: dict[str, Any]) -> list[Measure]:
    """Each measure, ready to be drawn."""
    return [drawn(one) for one in body.get("measures", [])]


def drawn(measure: Measure) -> Measure:
    """A measure with the words, ratings and points that its card and page need."""
    series = [{**one, **_line(one)} for one in measure["series"]]
    rating, verdict = RATINGS.get(measure["verdict"], ("", ""))
    return {
        **measure,
        "series": series,
        "main": series[0],
        "tone": "flat" if measure["direction"] == "monitor" else TONES.get(measure["trend"], "flat"),
        "rating": rating,
        "verdict_words": verdict,
        "direction_words": DIRECTIONS[measure["direction"]],
    }


def _line(series: dict[str, Any]) -> dict[str, Any]:
    points = [{**NOTHING, **one} for one in series["points"]]
    baseline = {**NOTHING, **series["baseline"]} if series["baseline"] else None
    told = [one for one in points if one["value"] is not None]
    spark = [one["value"] for one in told]
    words = (
        f"Line from {told[0]['shown']} in {told[0]['quarter']} to {told[-1]['shown']} in {told[-1]['quarter']}. "
        "The figures are in the table."
        if told
        else ""
    )
    return {
        "chart": [(one["quarter"], one["value"] or "") for one in points] if len(told) > 1 else [],
        "chart_words": words,
        "values": spark if len(spark) > 1 else [],
        "last": points[-1],
        "points": points,
        "baseline": baseline,
    }


def by_outcome(found: list[Measure]) -> list[tuple[str, list[Measure]]]:
    """Measures under the outcome that each serves, in printed order."""
    groups: dict[str, list[Measure]] = {}
    for one in found:
        groups.setdefault(one["outcome"], []).append(one)
    return list(groups.items())
