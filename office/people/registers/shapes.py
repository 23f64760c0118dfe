"""The public files we read, each known by the names of its columns, and how a row of each is read.

Charity Commission for England and Wales, "publicextract.charity" (.json, or .txt with tabs): organisation_number,
registered_charity_number, linked_charity_number, charity_name, charity_registration_status, latest_income,
date_of_extract. OSCR, "CharityExport" (.csv): Charity Number, Charity Name, Charity Status, Most recent year income.
Charity Commission for Northern Ireland, "charitydetails" (.csv): Reg charity number, Charity name, Status, Total
income. Companies House, "BasicCompanyDataAsOneFile" (.csv): CompanyName, CompanyNumber, CompanyStatus.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from .numbers import Register, tidy_charity, tidy_company

_amount = re.compile(r"^[0-9]{1,13}(\.[0-9]{1,4})?$")


@dataclass(frozen=True)
class Row:
    """One charity or company. `as_of`: the day its own row names, None where the file names none."""

    number: str
    name: str
    status: str
    income_pence: int | None
    as_of: dt.date | None


@dataclass(frozen=True)
class Shape:
    """One kind of file: the columns that make it known, and what stands in them."""

    register: Register
    number: str
    name: str
    status: str
    income: str = ""
    as_of: str = ""
    linked: str = ""  # above 0: a part of another charity, with the same number
    prefix: str = ""

    @property
    def needed(self) -> set[str]:
        """The columns without which it is another file."""
        return {one for one in (self.number, self.name, self.status, self.linked) if one}

    def read(self, given: Mapping[str, object]) -> Row | None:
        """One row of the file; None for a row that names no charity or company of its own."""
        row = {name.strip(): "" if value is None else str(value).strip() for name, value in given.items() if name}
        number = row.get(self.number, "")
        if not number or (self.linked and row.get(self.linked, "0") not in ("", "0")):
            return None
        tidy = tidy_company if self.register == Register.COMPANIES else tidy_charity
        return Row(
            number=tidy(f"{self.prefix}{number}" if number.isdigit() else number)[:12],
            name=row.get(self.name, "")[:250], status=row.get(self.status, "")[:80],
            income_pence=_pence(row.get(self.income, "")), as_of=_day(row.get(self.as_of, "")),
        )  # fmt: skip


SHAPES = (
    Shape(
        Register.ENGLAND_AND_WALES, "registered_charity_number", "charity_name", "charity_registration_status",
        "latest_income", "date_of_extract", "linked_charity_number",
    ),
    Shape(Register.SCOTLAND, "Charity Number", "Charity Name", "Charity Status", "Most recent year income"),
    Shape(
        Register.NORTHERN_IRELAND, "Reg charity number", "Charity name", "Status", "Total income", prefix="NIC",
    ),
    Shape(Register.COMPANIES, "CompanyNumber", "CompanyName", "CompanyStatus"),
)  # fmt: skip


def shape_of(columns: Iterable[str]) -> Shape | None:
    """The kind of file with these columns; None when we do not know it."""
    known = {one.strip() for one in columns if one}
    return next((shape for shape in SHAPES if shape.needed <= known), None)


def _pence(written: str) -> int | None:
    bare = written.replace(",", "").replace("£", "").strip()
    return int(Decimal(bare) * 100) if _amount.match(bare) else None


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written[:10])
    except ValueError:
        return None
