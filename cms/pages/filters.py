"""What an address asks of a register. Whatever somebody types there, it is a filter or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from cms.search import index

from .listings import Listing, ListingTag

LONGEST = 160
TAGS = ("year", "what", "place", "priority", "outcome", "who", "status")  # names of ListingTag

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
    priority: str = ""
    outcome: str = ""
    who: str = ""
    status: str = ""
    amount: str = ""

    def narrow(self, rows: QuerySet[Listing], search: index.Search) -> QuerySet[Listing]:
        """The rows that fit all of it."""
        rows = rows.filter(self._fits())
        for name in TAGS:
            if value := getattr(self, name):
                rows = rows.filter(pk__in=ListingTag.objects.filter(name=name, value=value).values("listing"))
        return rows.filter(publication__in=index.matching(search.words).values("publication")) if self.q else rows

    def _fits(self) -> Q:
        if not self.amount:
            return Q()
        _, least, most = AMOUNTS[self.amount]
        return Q(amount_pence__gte=least) & (Q(amount_pence__lte=most) if most else Q())

    def said(self) -> dict[str, str]:
        """Each filter in use, in words."""
        words = {
            **{name: getattr(self, name) for name in TAGS},
            "q": f"“{self.q}”",
            "year": f"Year: {self.year}",
            "amount": AMOUNTS[self.amount][0] if self.amount else "",
        }
        return {name: text for name, text in words.items() if getattr(self, name)}


def read(address: Mapping[str, Any]) -> Asked:
    """The filters in an address, without what cannot be one."""
    typed = {name: str(address.get(name, "")).replace("\x00", "").strip()[:LONGEST] for name in Asked.__annotations__}
    amount = typed.pop("amount")
    return Asked(**typed, amount=amount if amount in AMOUNTS else "")
