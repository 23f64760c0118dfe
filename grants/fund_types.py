"""The socket a fund plugs into: what only its own guidance says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ImproperlyConfigured


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
    query_days: int = 5
    acceptance_days: int = 10
    bids_per_group: int = 1


@dataclass(frozen=True)
class FundType:
    """One kind of fund, as a folder of its own fills it."""

    code: str
    name: str
    terms: Terms
    legal_power: str
    question_set: str  # code in office.submissions
    rubric: str  # code in office.judging
    agreement_terms: str  # code in office.agreements
    report_question_set: str
    checks: Callable[[Any], list[str]]  # automatic eligibility checks of an application: sentences, proposed
    schedule: Callable[[int], list[tuple[int, str]]]  # pence -> [(pence, trigger)]
    wont_fund: tuple[str, ...] = field(default=())
    eligibility_questions: tuple[dict[str, str], ...] = field(default=())


_fund_types: dict[str, FundType] = {}


def register(fund_type: FundType) -> FundType:
    """Add a fund type. A code registered twice stops start-up."""
    if fund_type.code in _fund_types:
        raise ImproperlyConfigured(f"The fund type {fund_type.code!r} is registered twice.")
    _fund_types[fund_type.code] = fund_type
    return fund_type


def fund_type(code: str) -> FundType:
    """The fund type of that code; one that nobody registered stops the caller."""
    if code not in _fund_types:
        raise ImproperlyConfigured(f"No fund type {code!r} is registered.")
    return _fund_types[code]


def codes() -> list[str]:
    """Every registered code."""
    return sorted(_fund_types)
