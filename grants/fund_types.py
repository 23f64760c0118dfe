"""The socket a fund plugs into: what only its own guidance says."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from office.judging.queries.criteria import criteria_of
from office.submissions import purposes


@dataclass(frozen=True)
class Terms:
    """A fund's numbers, each a default that a round may change (domain 3.13). Days are working days."""

    max_award_pence: int
    min_award_pence: int
    longest_months: int = 12
    readers: int = 2
    moderation_gap: int = 20
    funding_line: int = 66
    quorum: int = 3
    scoring_days: int = 10
    query_days: int = 5
    query_rounds: int = 2
    acceptance_days: int = 10
    bids_per_group: int = 1
    second_person: bool = False  # a second person of the group confirms before it is sent
    endorsement: str = "none"  # "wanted" or "needed": by a neighbourhood officer or a partnership
    endorsement_days_late: int = 0  # how many days after the close an endorsement still counts


@dataclass(frozen=True)
class AnswerMap:
    """Which question of the fund's form says what the procedure needs to know. Codes of questions."""

    title: str
    summary: str
    districts: str
    beneficiaries: str
    plan_fit: str
    changes: str
    dates: str
    budget: str
    withhold_name: str
    people_and_checks: str = ""


NOWHERE = "none"


@dataclass(frozen=True)
class EligibilityQuestion:
    """One question of the check before anybody needs an account. `hard`: a wrong answer ends it there.

    `districts`: answered by ticking districts, kept as their codes with commas or "none"; the draft starts with them.
    """

    code: str
    question: str
    right_answer: str  # "yes" or "no"
    otherwise: str  # what is said when the answer is the other one
    hard: bool = True
    districts: bool = False
    rule: str = ""  # for the list of who can apply, where the question itself does not say it

    def is_right(self, answer: str | None) -> bool:
        """True when this answer does not stand in the way."""
        return answer not in (None, "", NOWHERE) if self.districts else answer == self.right_answer

    @property
    def who_can_apply(self) -> str:
        """The rule behind the question."""
        return self.rule or f"{self.question} {self.right_answer.capitalize()}"


@dataclass(frozen=True)
class ProposedCheck:
    """What an automatic check found. A person decides; `code` is a reason of `FundType.exclusions`."""

    code: str
    sentence: str


@dataclass(frozen=True)
class FundType:
    """One kind of fund, as a folder of its own fills it."""

    code: str
    name: str
    terms: Terms
    legal_power: str
    data: Path  # the folder of the shipped form, report, rubric and terms
    question_set: str  # code in office.submissions
    rubric: str  # code in office.judging
    agreement_terms: str  # code in office.agreements
    report_question_set: str
    answers: AnswerMap
    checks: Callable[[Any], list[ProposedCheck]]  # automatic eligibility checks of an application
    schedule: Callable[[int], list[tuple[int, str]]]  # pence -> [(pence, trigger)]
    reports: Callable[[int, dt.date, dt.date], list[tuple[str, dt.date]]]  # pence, start, end -> [(kind, due)]
    purpose: str = "crime_reduction"  # a code of office.ledger's Purpose: what its pots are for
    exclusions: dict[str, str] = field(default_factory=dict)  # code of a reason -> plain words for the letter
    conditions: tuple[str, ...] = field(default=())  # special conditions every grant of it carries
    wont_fund: tuple[str, ...] = field(default=())
    eligibility_questions: tuple[EligibilityQuestion, ...] = field(default=())


_fund_types: dict[str, FundType] = {}


def register(fund_type: FundType) -> FundType:
    """Add a fund type. A code registered twice stops start-up."""
    if _fund_types.get(fund_type.code) is fund_type:
        return fund_type
    if _fund_types.setdefault(fund_type.code, fund_type) is not fund_type:
        raise ImproperlyConfigured(f"The fund type {fund_type.code!r} is registered twice.")
    for purpose in _purposes(fund_type):
        purposes.register(purpose)
    return fund_type


# What each answer the procedure reads must be.
TYPES = {
    "title": "short_text", "summary": "long_text", "districts": "places", "beneficiaries": "number_and_text",
    "plan_fit": "plan_fit", "changes": "changes", "dates": "dates", "budget": "budget",
    "withhold_name": "yes_and_why", "people_and_checks": "people_and_checks",
}  # fmt: skip


def _purposes(fund_type: FundType) -> list[purposes.Purpose]:
    """What its application is for, and its report."""
    read = {getattr(fund_type.answers, name): needed for name, needed in TYPES.items()}
    return [
        purposes.Purpose(
            fund_type.question_set, f"{fund_type.name}: application",
            {code: needed for code, needed in read.items() if code}, partial(criteria_of, fund_type.rubric),
        ),
        purposes.Purpose(fund_type.report_question_set, f"{fund_type.name}: report"),
    ]  # fmt: skip


def fund_type(code: str) -> FundType:
    """The fund type of that code; one that nobody registered stops the caller."""
    if code not in _fund_types:
        raise ImproperlyConfigured(f"No fund type {code!r} is registered.")
    return _fund_types[code]


def codes() -> list[str]:
    """Every registered code."""
    return sorted(_fund_types)


def rubric_code_of(form: str) -> str:
    """The code of the criteria an application form is scored by; "" when it is none's."""
    return next((one.rubric for one in _fund_types.values() if one.question_set == form), "")
