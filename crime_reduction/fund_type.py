"""Crime Reduction Grants as a fund type: one grant a partnership a year, paid in three parts as reports come in."""

import datetime as dt
from pathlib import Path
from typing import Any

from grants.fund_types import AnswerMap, EligibilityQuestion, FundType, ProposedCheck, Terms


def proposed(application: Any) -> list[ProposedCheck]:
    """Only a community safety partnership or its council may hold one (domain 3.5)."""
    if application.organisation.kind in ("partnership", "council"):
        return []
    return [ProposedCheck("not_a_partnership", "This is not a community safety partnership or its council.")]


def schedule(pence: int) -> list[tuple[int, str]]:
    """Half when the agreement is signed, a quarter at the mid-point, the rest when the final report is accepted."""
    half, quarter = pence // 2, pence // 4
    return [(half, "signed"), (quarter, "mid_point"), (pence - half - quarter, "final")]


def reports(pence: int, starts_on: dt.date, ends_on: dt.date) -> list[tuple[str, dt.date]]:
    """Half-way, and 28 days after the year's end."""
    return [
        ("mid_point", starts_on + (ends_on - starts_on) / 2),
        ("final", ends_on + dt.timedelta(days=28)),
    ]


CRIME_REDUCTION = FundType(
    code="crime_reduction",
    name="Crime Reduction Grants",
    terms=Terms(max_award_pence=1_500_000_00, min_award_pence=10_000_00, readers=1, quorum=3),
    legal_power="Section 9, Police Reform and Social Responsibility Act 2011",
    data=Path(__file__).parent / "data",
    question_set="crg-application",
    rubric="crg-rubric",
    agreement_terms="crg-grant",
    report_question_set="crg-report",
    answers=AnswerMap(
        title="g01", summary="g02", districts="g03", beneficiaries="g04", plan_fit="g05", changes="g06",
        dates="g07", budget="g08", withhold_name="g09",
    ),
    checks=proposed,
    schedule=schedule,
    reports=reports,
    exclusions={"not_a_partnership": "This grant is for community safety partnerships and their councils."},
    wont_fund=("work outside the partnership's own district",),
    eligibility_questions=(
        EligibilityQuestion(
            "E1", "Do you apply for a community safety partnership?", "yes",
            "This grant is for community safety partnerships. Look at our other funds.",
        ),
    ),
)  # fmt: skip
