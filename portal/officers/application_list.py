"""The officers' list of applications: what the address asks for, in which order, and the way from bid to bid."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import DecimalField, F, QuerySet, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from grants.applications.models import Application
from grants.applications.queries import applications_for_officer
from office.screens.pager import MOST_COUNTED, how_many

ASKED_FOR = ("round", "pot", "state", "district", "waiting", "words")
WAITING = {"query": "a query is open", "second_check": "a second check is wanted"}
UNSCORED = Value(Decimal(-1), output_field=DecimalField(max_digits=5, decimal_places=2))

# What each heading sorts by, and which way it runs when first chosen.
SORTS = {
    "bid": ("reference", False),
    "group": ("organisation__name", False),
    "asked": ("asked_or_none", True),
    "score": ("score_or_none", True),
    "sent": ("sent_or_never", True),
}
FIRST = "-sent"


@dataclass(frozen=True)
class Asked:
    """One list of applications, as its address says it."""

    filters: Mapping[str, str]
    sort: str

    @classmethod
    def by(cls, request: HttpRequest) -> "Asked":
        """What this request asks for; a word nobody knows is left out."""
        given = {name: request.GET.get(name, "").strip()[:80] for name in ASKED_FOR}
        sort = request.GET.get("sort", FIRST)
        filters = {name: value for name, value in given.items() if value}
        return cls(filters, sort if sort.removeprefix("-") in SORTS else FIRST)

    def rows(self, user: Any) -> QuerySet[Application]:
        """The bids of this list, each with what it is sorted by."""
        rows = applications_for_officer(user, self._split())
        return rows.annotate(
            score_or_none=Coalesce(F("submission__entry__percent"), UNSCORED),
        )

    def _split(self) -> dict[str, str]:
        """A round is written SCF-23: its fund and its number."""
        filters = dict(self.filters)
        fund, dash, number = filters.get("round", "").rpartition("-")
        if dash:
            filters |= {"fund": fund, "round": number if number.isdecimal() else "0"}
        elif "round" in filters:
            filters["round"] = filters["round"] if filters["round"].isdecimal() else "0"
        return filters

    def order(self) -> tuple[str, str]:
        """As the pager takes it; the last key is unique."""
        falling, name = self.sort.startswith("-"), self.sort.removeprefix("-")
        sign = "-" if falling else ""
        return f"{sign}{SORTS[name][0]}", f"{sign}pk"

    def query(self, **changed: str) -> str:
        """This list's address after the question mark, with something changed; an empty value takes it away."""
        words = {**self.filters, "sort": "" if self.sort == FIRST else self.sort, **changed}
        return urlencode({name: value for name, value in words.items() if value})

    def heading(self, name: str) -> dict[str, str]:
        """The link of one heading, and how the list is sorted by it now (as aria-sort says it)."""
        now, falling_first = self.sort.removeprefix("-") == name, SORTS[name][1]
        falls = self.sort.startswith("-")
        turned = (not falls) if now else falling_first
        word = ("descending" if falls else "ascending") if now else "none"
        return {"href": f"?{self.query(sort=('-' if turned else '') + name)}", "aria": word}


@dataclass(frozen=True)
class Place:
    """Where a bid stands in the list one came from."""

    number: int
    of: str
    previous: str
    next: str


def place_in(asked: Asked, user: Any, reference: str) -> Place | None:
    """The bid before and the one after in the list, in one query; None for a bid that is not in it, or lies so far
    down that nobody gets there one by one."""
    ordered = asked.rows(user).order_by(*asked.order())
    references = list(ordered.values_list("reference", flat=True)[: MOST_COUNTED + 1])
    if reference not in references[:MOST_COUNTED]:
        return None
    at = references.index(reference)
    return Place(
        at + 1,
        how_many(len(references)),
        references[at - 1] if at else "",
        references[at + 1] if at + 1 < len(references) else "",
    )
