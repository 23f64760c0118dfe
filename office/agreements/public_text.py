"""What the public may read of a progress report: a list of what goes out, never of what stays in."""

from collections.abc import Collection, Iterator
from typing import Any

from office.records import publication
from office.records.suppression import is_small, told

PARTS = ("reference", "award", "title", "group", "kind", "period", "changes", "answers", "people")
PEOPLE = "who_and_how_many"


def body_of(report: Any, leave_out: Collection[str] = ()) -> dict[str, Any]:
    """The public body. `leave_out`: codes of answers the officer keeps back."""
    agreement = report.agreement
    answers = {one.question.code: one for one in report.submission.answers.select_related("question")}
    people = people_shown(answers.get(PEOPLE), told_before(report))
    inexact = {PEOPLE} if people and "about" in people else set()  # its words would tell the number
    return {
        "reference": report.reference,
        "award": agreement.reference,
        "title": agreement.title,
        "group": agreement.publish_as,
        "kind": report.get_kind_display(),
        "period": {"from": agreement.starts_on.isoformat(), "to": agreement.ends_on.isoformat()},
        "changes": [one.change for one in agreement.measures.all()],
        "people": people,
        "answers": [
            {"code": code, "label": one.question.label, "text": one.text}
            for code, one in sorted(answers.items(), key=lambda item: item[1].question.order)
            if code not in {*leave_out, *inexact} and _is_shown(one)
        ],
    }


def people_shown(answer: Any, known: Collection[int] = ()) -> dict[str, Any] | None:
    """How many people: the number, that it is too small to give, or about which number told before."""
    return told(int(answer.number), known) if answer is not None and answer.number is not None else None


def told_before(report: Any) -> list[int]:
    """What the public has read of the number of people: in this report's earlier versions and in the grant's others.

    The same people are counted on, so that the difference of two reports is a number of people too.
    """
    others = report.agreement.reports.select_related("publication").exclude(publication=None)
    return [count for one in others for count in _counts_told(one.publication)]


def _counts_told(public: Any) -> Iterator[int]:
    for version in publication.queries.history(public):
        people = version.body.get("people") or {}
        if "count" in people:
            yield people["count"]


def _is_shown(answer: Any) -> bool:
    """Public by its question, with words in it, with consent where that is asked, and without a small number."""
    if not answer.question.is_public or not answer.text.strip():
        return False
    if answer.question.type == "yes_and_why" and not answer.yes:
        return False
    return answer.number is None or not is_small(answer.number)
