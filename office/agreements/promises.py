"""What an offer is made of: payments, changes and reports, and the shapes they usually have (domain 3.7, 3.8)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

UPFRONT_LIMIT_PENCE = 5_000_00  # up to this, the whole grant is paid at the start
FIRST_SHARE = 80  # of a hundred, above it
ACCEPT_WITHIN = 10  # working days
FINAL_REPORT_AFTER = dt.timedelta(days=28)
PAYMENT_AFTER_REPORT = dt.timedelta(days=20)
MOST_CHANGES = 3


@dataclass(frozen=True)
class Payment:
    """One payment of the schedule. `trigger`: a code of Instalment.Trigger."""

    amount_pence: int
    due_on: dt.date
    trigger: str = "signed"


@dataclass(frozen=True)
class Change:
    """One change the group said it would make, and how it will know. `measure`: of the Plan, if any."""

    change: str
    how_known: str = ""
    measure: Any = None


@dataclass(frozen=True)
class DueReport:
    """One report. `kind`: a code of ProgressReport.Kind. `period_ends_on`: of a quarterly one, the quarter's end."""

    kind: str
    due_on: dt.date
    period_ends_on: dt.date | None = None


def usual_reports(starts_on: dt.date, ends_on: dt.date) -> list[DueReport]:
    """One half-way and one 28 days after the end."""
    half_way = starts_on + (ends_on - starts_on) // 2
    return [DueReport("mid_point", half_way), DueReport("final", ends_on + FINAL_REPORT_AFTER)]


def usual_schedule(amount_pence: int, starts_on: dt.date, ends_on: dt.date) -> list[Payment]:
    """All at the start up to £5,000; above it 80% at the start and the rest after an accepted mid-point report."""
    if amount_pence <= UPFRONT_LIMIT_PENCE:
        return [Payment(amount_pence, starts_on)]
    first = amount_pence * FIRST_SHARE // 100
    half_way = usual_reports(starts_on, ends_on)[0].due_on
    return [
        Payment(first, starts_on),
        Payment(amount_pence - first, half_way + PAYMENT_AFTER_REPORT, "mid_point"),
    ]
