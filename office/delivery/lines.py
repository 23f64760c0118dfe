"""A measure's line: its figures quarter by quarter as the public may read them, and in a word how it moves."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from office.records.suppression import told

from .quarters import quarter_called
from .series import Series

QUARTERS = 8
LITTLE_COUNT, LITTLE_POINTS = Decimal("0.02"), Decimal(1)  # of the figure before; percentage points [proposed]
TOO_SMALL = "fewer than 5"
NOT_IN = "not in yet"
Point = dict[str, Any]


def point_of(quarter: str, figures: Sequence[Any], series: Series) -> Point:
    """One quarter of one series. `figures`: every revision, oldest first; none when nothing was given."""
    if not figures:
        nothing = {"words": "", "comparable": True, "source": "", "made_from": []}
        return {"quarter": quarter, "value": None, "shown": NOT_IN, "notes": [], **nothing}
    newest = figures[-1]
    value, shown = _told(newest, figures[:-1], series)
    notes = [] if newest.is_comparable else ["not comparable with earlier quarters"]
    if first := next((at for at, one in enumerate(figures) if one.because), 0):
        before = _told(figures[first - 1], (), series)[1]
        notes.append(f"revised, was {before}: {newest.because or figures[first].because}")
    elif figures[0].is_late:
        notes.append("came in late")
    return {
        "quarter": quarter, "value": value, "shown": shown, "notes": notes, "words": newest.words,
        "comparable": newest.is_comparable, "source": newest.source, "made_from": newest.made_from,
    }  # fmt: skip


def points_of(last: str, figures: dict[str, list[Any]], series: Series) -> list[Point]:
    """The last eight quarters up to `last`, oldest first; those before the first figure are left out."""
    codes = [quarter_called(last).after(-back).code for back in reversed(range(QUARTERS))]
    begun = next((at for at, code in enumerate(codes) if figures.get(code)), QUARTERS - 1)
    return [point_of(code, figures.get(code, []), series) for code in codes[begun:]]


def _told(figure: Any, before: Iterable[Any], series: Series) -> tuple[str | None, str]:
    """The number as kept and as shown; of a number of people none that is small, nor one that a revision tells."""
    if figure.value is None:
        return None, ""
    if series.is_share or figure.value != int(figure.value):
        return str(figure.value), f"{figure.value}%" if series.is_share else f"{figure.value}"
    known = [int(one.value) for one in before if one.value is not None and one.value >= 5]
    words = told(int(figure.value), known) or {}
    if "count" not in words:
        return None, TOO_SMALL
    return str(words["count"]), f"{'about ' if 'about' in words else ''}{words['count']:,}"


def trend_of(points: Sequence[Point], direction: str, series: Series) -> str:
    """Better, Worse, Little change; of what is only watched Up or Down; nothing when it cannot be said."""
    told_ = [point for point in points if point["value"] is not None]
    if len(told_) < 2 or told_[-1] is not points[-1]:
        return ""
    if not told_[-1]["comparable"] or not told_[-2]["comparable"]:
        return "Cannot be compared"
    now, before = Decimal(told_[-1]["value"]), Decimal(told_[-2]["value"])
    little = LITTLE_POINTS if series.is_share else abs(before) * LITTLE_COUNT
    if abs(now - before) < little:
        return "Little change"
    if direction == "monitor":
        return "Up" if now > before else "Down"
    return "Better" if (now > before) == (direction == "up") else "Worse"
