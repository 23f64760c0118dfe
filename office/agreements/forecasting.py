"""What is promised, planned and paid, month by month and fund by fund, from the ledger and the payment plans."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Sum
from django.db.models.functions import ExtractMonth, ExtractYear

from office.ledger.models import LedgerEntry, Pot
from office.ledger.queries import entries_visible_to
from office.people.permissions import has_role
from office.records import clock

from .queries import SEE_ALL, instalments_visible_to
from .states import InstalmentState

Kind = LedgerEntry.Kind
# Which column an entry of a kind adds to, and with which sign.
COLUMNS = {
    Kind.COMMIT: ("promised_pence", 1), Kind.UNCOMMIT: ("promised_pence", -1),
    Kind.PAY: ("paid_pence", 1), Kind.RECOVER: ("returned_pence", 1),
}  # fmt: skip
TO_COME = (InstalmentState.PLANNED, InstalmentState.PREPARED, InstalmentState.APPROVED)


@dataclass
class Sums:
    """Pence of one month, or of one fund. What is to come is what payment plans say, paid or cancelled left out."""

    name: str
    promised_pence: int = 0
    to_come_pence: int = 0
    paid_pence: int = 0
    returned_pence: int = 0

    @property
    def outturn_pence(self) -> int:
        """Paid, and still to pay."""
        return self.paid_pence + self.to_come_pence


@dataclass
class Year:
    """A financial year, April to March, with its months, its funds and its sums."""

    first: int
    months: list[Sums] = field(default_factory=list)
    pots: list[Sums] = field(default_factory=list)
    whole: Sums = field(default_factory=lambda: Sums("The year"))

    @property
    def name(self) -> str:
        """2020-21."""
        return f"{self.first}-{(self.first + 1) % 100:02d}"


def year_of(day: dt.date) -> int:
    """The year in which the financial year of this day began."""
    return day.year if day.month >= 4 else day.year - 1


def year(user: Any, first: int, source: str = "") -> Year:
    """The financial year that begins in April of `first`, over one source (by its code) or all. Three queries."""
    made = Year(first)
    months = {(first + (month < 4), month): Sums(_month(first + (month < 4), month)) for month in _in_order()}
    rows = Pot.objects.filter(source__code=source) if source else Pot.objects.all()
    pots = {one.pk: Sums(str(one)) for one in rows.order_by("name", "pk")} if has_role(user, *SEE_ALL) else {}
    for pot, at, column, pence in [*_moved(user, first), *_planned(user, first)]:
        if pot in pots:
            for sums in (months[at], pots[pot], made.whole):
                setattr(sums, column, getattr(sums, column) + pence)
    made.months = list(months.values())
    made.pots = [one for one in pots.values() if one != Sums(one.name)]
    return made


def _in_order() -> Iterable[int]:
    return [*range(4, 13), *range(1, 4)]


def _month(year: int, month: int) -> str:
    return f"{dt.date(year, month, 1):%B %Y}"


def _between(first: int) -> tuple[dt.date, dt.date]:
    return dt.date(first, 4, 1), dt.date(first + 1, 3, 31)


def _moved(user: Any, first: int) -> Iterable[tuple[int, tuple[int, int], str, int]]:
    rows = entries_visible_to(user).filter(on__range=_between(first), kind__in=COLUMNS).order_by()
    for pot, year, month, kind, pence in (
        rows.annotate(y=ExtractYear("on"), m=ExtractMonth("on"))
        .values_list("pot", "y", "m", "kind").annotate(Sum("amount_pence"))
    ):  # fmt: skip
        column, sign = COLUMNS[Kind(kind)]
        yield pot, (year, month), column, sign * pence


def _planned(user: Any, first: int) -> Iterable[tuple[int, tuple[int, int], str, int]]:
    """What is overdue counts in this month: it will not be paid in one that has passed."""
    begins, ends = _between(first)
    today = clock.today()
    rows = instalments_visible_to(user).filter(state__in=TO_COME, due_on__lte=ends).order_by()
    rows = rows.exclude(agreement__state__in=("lapsed", "ended", "complete"))
    for pot, due_on, pence in rows.values_list("agreement__commitment__pot", "due_on").annotate(Sum("amount_pence")):
        when = max(due_on, today)
        if begins <= when <= ends:
            yield pot, (when.year, when.month), "to_come_pence", pence
