"""What the public may read of a quarter: a list of what goes out, never of what stays in."""

from typing import Any

from . import lines
from .series import Series, series_of

KIND = "delivery_quarterly"
PARTS = ("reference", "quarter", "from", "to", "summary", "met_on", "questions", "actions", "measures", "caution")


def body_of(quarterly: Any) -> dict[str, Any]:
    """The public body: the account's own words, its meeting, and every measure with eight quarters."""
    returns = {one.measure_id: one for one in quarterly.returns.all()}
    measures = quarterly.plan.measures.select_related("objective__outcome").prefetch_related(
        "figures", "returns__quarterly"
    )
    return {
        "reference": quarterly.reference,
        "quarter": quarterly.code,
        "from": quarterly.starts_on.isoformat(),
        "to": quarterly.ends_on.isoformat(),
        "summary": quarterly.summary,
        "met_on": quarterly.met_on.isoformat() if quarterly.met_on else None,
        "questions": [
            {"asked_by": one.asked_by, "question": one.question, "answer": one.answer}
            for one in quarterly.questions.all()
        ],
        "actions": [
            {"what": one.what, "owner": one.owner, "due_on": one.due_on.isoformat(),
             "done_on": one.done_on.isoformat() if one.done_on else None}
            for one in quarterly.meeting_actions.all()
        ],
        "measures": [
            measure_told(one, returns.get(one.pk), quarterly.code) for one in measures.order_by("position")
        ],
    }  # fmt: skip


def measure_told(measure: Any, measure_return: Any, quarter: str) -> dict[str, Any]:
    """One measure. What its owner gave goes out once it is moderated."""
    figures: dict[str, dict[str, list[Any]]] = {}
    waiting = {one.quarterly.code for one in measure.returns.all() if not one.verdict}
    for one in sorted(measure.figures.all(), key=lambda figure: figure.revision):
        if one.quarter not in waiting:
            figures.setdefault(one.series, {}).setdefault(one.quarter, []).append(one)
    made = [_series_told(measure, one, figures.get(one.code, {}), quarter)
            for one in series_of(measure) or [Series("", "")]]  # fmt: skip
    return {
        "code": measure.code,
        "outcome": measure.objective.outcome.name,
        "objective": measure.objective.text,
        "text": measure.text,
        "kind": measure.kind,
        "direction": measure.direction,
        "data_source": measure.data_source,
        "trend": made[0]["trend"],
        "series": made,
        **_words_told(measure_return),
    }


def _words_told(measure_return: Any) -> dict[str, Any]:
    said = measure_return if measure_return is not None and measure_return.verdict else None
    return {
        name: getattr(said, name) if said else ""
        for name in ("source", "caveat", "what", "why", "doing", "verdict", "note")
    }


def _series_told(measure: Any, series: Series, figures: dict[str, list[Any]], quarter: str) -> dict[str, Any]:
    baseline = next((code for code, rows in figures.items() if rows[-1].is_baseline), None)
    points = lines.points_of(quarter, figures, series)
    return {
        "code": series.code,
        "unit": series.unit,
        "baseline": lines.point_of(baseline, figures[baseline], series) if baseline else None,
        "points": points,
        "trend": lines.trend_of(points, measure.direction, series),
    }
