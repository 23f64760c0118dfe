"""What the procedure needs to know of a bid, read from the group's own answers: nothing is asked twice."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from grants.fund_types import fund_type
from office.submissions.types.budget import asked_pence


@dataclass(frozen=True)
class Facts:
    """Facts of one bid. Missing answers leave them empty: a draft may be half written."""

    title: str = ""
    summary: str = ""
    ask_pence: int | None = None
    districts: tuple[str, ...] = ()  # codes
    beneficiaries: int | None = None
    outcome: str = ""  # code
    priorities: tuple[str, ...] = ()  # codes
    changes: tuple[tuple[str, str], ...] = ()  # (change, how it will be known)
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    wants_name_withheld: bool = False
    why_withheld: str = ""


def facts_of(application: Any) -> Facts:
    """The facts of one application, in one query at most (none when its answers were prefetched)."""
    codes = fund_type(application.round.fund.type).answers
    told = {answer.question.code: answer for answer in _answers(application.submission)}
    fit, dates, withheld = told.get(codes.plan_fit), told.get(codes.dates), told.get(codes.withhold_name)
    chosen = list(fit.choices) if fit else []
    return Facts(
        title=_text(told.get(codes.title)),
        summary=_text(told.get(codes.summary)),
        ask_pence=asked_pence(told.get(codes.budget)),
        districts=tuple(told[codes.districts].choices) if codes.districts in told else (),
        beneficiaries=_whole(told.get(codes.beneficiaries)),
        outcome=chosen[0] if chosen else "",
        priorities=tuple(chosen[1:]),
        changes=_changes(told.get(codes.changes)),
        starts_on=dates.starts_on if dates else None,
        ends_on=dates.ends_on if dates else None,
        wants_name_withheld=bool(withheld and withheld.yes),
        why_withheld=_text(withheld),
    )


def kept_on_the_row(application: Any) -> set[str]:
    """The codes of the questions whose facts stand on the application's own row too, to be listed by."""
    codes = fund_type(application.round.fund.type).answers
    return {codes.title, codes.budget, codes.districts, codes.withhold_name}


def _answers(submission: Any) -> Any:
    if "answers" in getattr(submission, "_prefetched_objects_cache", {}):
        return submission.answers.all()
    return submission.answers.select_related("question")


def _text(answer: Any) -> str:
    return " ".join(answer.text.split()) if answer else ""


def _whole(answer: Any) -> int | None:
    return int(answer.number) if answer and answer.number is not None else None


def _changes(answer: Any) -> tuple[tuple[str, str], ...]:
    rows = answer.rows if answer else []
    said = [(row.get("change", "").strip(), row.get("how_known", "").strip()) for row in rows]
    return tuple(one for one in said if one[0])
