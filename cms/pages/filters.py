"""What an address asks of a register. Whatever somebody types there, it is a filter or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from .listings import Listing

LONGEST = 100
MOST_WORDS = 8

# Code in the address: (words, least pence, most pence).
AMOUNTS: dict[str, tuple[str, int, int | None]] = {
    "to-5000": ("Up to £5,000", 1, 5_000_00),
    "to-50000": ("£5,000 to £50,000", 5_000_01, 50_000_00),
    "over-50000": ("More than £50,000", 50_000_01, None),
}


@dataclass(frozen=True)
class Asked:
    """The filters in an address; an empty one asks for nothing."""

    q: str = ""
    year: str = ""
    what: str = ""
    place: str = ""
    amount: str = ""

    def narrow(self, rows: QuerySet[Listing]) -> QuerySet[Listing]:
        """The rows that fit all of it."""
        rows = rows.filter(self._fits())
        for word in self.q.split()[:MOST_WORDS]:
            rows = rows.filter(words__icontains=word)
        return rows

    def _fits(self) -> Q:
        fits = Q()
        if self.year:
            fits &= Q(dated__year=int(self.year))
        if self.what:
            fits &= Q(what=self.what)
        if self.place:
            fits &= Q(places__contains=f"|{self.place}|")
        if self.amount:
            _, least, most = AMOUNTS[self.amount]
            fits &= Q(amount_pence__gte=least) & (Q(amount_pence__lte=most) if most else Q())
        return fits

    def said(self) -> dict[str, str]:
        """Each filter in use, in words."""
        words = {
            "q": f"“{self.q}”",
            "year": f"Year: {self.year}",
            "what": self.what,
            "place": self.place,
            "amount": AMOUNTS[self.amount][0] if self.amount else "",
        }
        return {name: text for name, text in words.items() if getattr(self, name)}


def read(address: Mapping[str, Any]) -> Asked:
    """The filters in an address, without what cannot be one."""
    typed = {name: str(address.get(name, "")).replace("\x00", "").strip()[:LONGEST] for name in Asked.__annotations__}
    year, amount = typed.pop("year"), typed.pop("amount")
    is_year = year.isascii() and year.isdigit() and len(year) == len("2020") and int(year) > 0
    return Asked(**typed, year=year if is_year else "", amount=amount if amount in AMOUNTS else "")
