"""What the public may read of a progress report: a list of what goes out, never of what stays in."""

from collections.abc import Collection
from typing import Any

PARTS = ("reference", "award", "title", "group", "kind", "period", "changes", "answers", "people")
LEAST_SHOWN = 5  # smaller numbers could tell a reader who somebody is
PEOPLE = "who_and_how_many"


def body_of(report: Any, leave_out: Collection[str] = ()) -> dict[str, Any]:
    """The public body. `leave_out`: codes of answers the officer keeps back."""
    agreement = report.agreement
    answers = {one.question.code: one for one in report.submission.answers.select_related("question")}
    return {
        "reference": report.reference,
        "award": agreement.reference,
        "title": agreement.title,
        "group": agreement.publish_as,
        "kind": report.get_kind_display(),
        "period": {"from": agreement.starts_on.isoformat(), "to": agreement.ends_on.isoformat()},
        "changes": [one.change for one in agreement.measures.all()],
        "people": people_shown(answers.get(PEOPLE)),
        "answers": [
            {"code": code, "label": one.question.label, "text": one.text}
            for code, one in sorted(answers.items(), key=lambda item: item[1].question.order)
            if code not in leave_out and _is_shown(one)
        ],
    }


def people_shown(answer: Any) -> dict[str, Any] | None:
    """How many people: the number, or that it is too small to give."""
    if answer is None or answer.number is None:
        return None
    count = int(answer.number)
    return {"suppressed": True} if 0 < count < LEAST_SHOWN else {"count": count}


def _is_shown(answer: Any) -> bool:
    """Public by its question, with words in it, with consent where that is asked, and without a small number."""
    if not answer.question.is_public or not answer.text.strip():
        return False
    if answer.question.type == "yes_and_why" and not answer.yes:
        return False
    return answer.number is None or not 0 < answer.number < LEAST_SHOWN
