"""The Safer Communities Fund as a fund type: its numbers, its power, its form and its terms of payment."""

import datetime as dt
from pathlib import Path

from grants.fund_types import AnswerMap, FundType, Terms

from .checks import proposed
from .wording import CONDITIONS, ELIGIBILITY, EXCLUSIONS, WONT_FUND

UPFRONT_LIMIT = 5_000_00  # paid at once up to here (domain 3.7)
REPORT_WITHIN = dt.timedelta(days=28)  # of the end of the project


def schedule(pence: int) -> list[tuple[int, str]]:
    """Up to £5,000 at once; above, 80% when the agreement is signed and the rest at the mid-point."""
    if pence <= UPFRONT_LIMIT:
        return [(pence, "signed")]
    first = pence * 80 // 100
    return [(first, "signed"), (pence - first, "mid_point")]


def reports(pence: int, starts_on: dt.date, ends_on: dt.date) -> list[tuple[str, dt.date]]:
    """A final report within 28 days of the end; a mid-point report where a payment waits for it."""
    final = ("final", ends_on + REPORT_WITHIN)
    if pence <= UPFRONT_LIMIT:
        return [final]
    return [("mid_point", starts_on + (ends_on - starts_on) / 2), final]


SAFER_COMMUNITIES = FundType(
    code="safer_communities",
    name="Safer Communities Fund",
    terms=Terms(max_award_pence=6_000_00, min_award_pence=500_00, endorsement="wanted", endorsement_days_late=14),
    legal_power="Section 9, Police Reform and Social Responsibility Act 2011",
    data=Path(__file__).parent / "data",
    question_set="scf-application",
    rubric="scf-rubric",
    agreement_terms="scf-grant",
    report_question_set="scf-report",
    answers=AnswerMap(
        title="q01", summary="q02", districts="q04", beneficiaries="q05", plan_fit="q06", changes="q08",
        dates="q13", budget="q14", withhold_name="q20", people_and_checks="q12",
    ),
    checks=proposed,
    schedule=schedule,
    reports=reports,
    exclusions=EXCLUSIONS,
    conditions=CONDITIONS,
    wont_fund=WONT_FUND,
    eligibility_questions=ELIGIBILITY,
)  # fmt: skip
