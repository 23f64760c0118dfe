"""How a round went, once everyone has been told: by district, by size and by what became of each bid.

Numbers from 1 to 4 are not told, nor those that would give them away (office.records.suppression).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from grants.applications.models import Application
from grants.applications.states import ApplicationState
from grants.fund_types import fund_type
from office.records.suppression import hidden_in
from office.screens.words import pounds

from .rounds import PublicRound

SEVERAL, NOWHERE = "More than one district", "No district"
BECAME = {
    ApplicationState.AWARDED: "Funded",
    ApplicationState.RESERVE: "On the reserve list",
    ApplicationState.DECLINED: "Scored, and not funded",
    ApplicationState.INELIGIBLE: "Could not be funded by this fund",
    ApplicationState.WITHDRAWN: "Withdrawn by the group",
}


@dataclass(frozen=True)
class Bid:
    """One bid that was sent in, as the tables need it."""

    place: str
    size: str
    state: str
    reason: str

    @property
    def is_funded(self) -> bool:
        """It has an award."""
        return self.state == ApplicationState.AWARDED


@dataclass(frozen=True)
class Row:
    """Bids sent and funded of one kind. None: too few to tell."""

    name: str
    sent: int | None
    funded: int | None

    @property
    def percent(self) -> int | None:
        """Of a hundred bids, how many were funded."""
        return round(self.funded * 100 / self.sent) if self.sent and self.funded is not None else None


def results(one: PublicRound) -> dict[str, Any] | None:
    """The tables of a round that is over, from one query; None before that, and of a round without bids."""
    bids = _bids(one.round) if one.is_over else []
    if not bids:
        return None
    return {
        "places": success_by(bids, lambda bid: bid.place),
        "sizes": success_by(bids, lambda bid: bid.size),
        "became": what_became(bids),
        "reasons": sorted({bid.reason for bid in bids if bid.reason}),
    }


def success_by(bids: list[Bid], kind: Callable[[Bid], str]) -> list[Row]:
    """A row for each kind of bid; no table where there is one row only, or where its sums would tell too much."""
    names = sorted({kind(bid) for bid in bids}, key=lambda name: (name in (SEVERAL, NOWHERE), name))
    cells = {name: [sum(kind(bid) == name and bid.is_funded is won for bid in bids) for won in (True, False)]
             for name in names}  # fmt: skip
    flat = {f"{name}:{at}": count for name, pair in cells.items() for at, count in enumerate(pair)}
    sums = {f"{name}:sent": [f"{name}:0", f"{name}:1"] for name in names}
    known = {"funded": [f"{name}:0" for name in names], "not funded": [f"{name}:1" for name in names]}
    hidden = hidden_in(flat, {**sums, **known})
    if len(names) < 2 or hidden & known.keys():  # the sums of the whole round are told above: nothing can stand apart
        return []
    return [
        Row(name, None if f"{name}:sent" in hidden else sum(pair), None if f"{name}:0" in hidden else pair[0])
        for name, pair in cells.items()
    ]


def what_became(bids: list[Bid]) -> list[tuple[str, int | None]]:
    """In words, and how many; None where that is too few to tell."""
    counts = {word: sum(bid.state == state for bid in bids) for state, word in BECAME.items()}
    funded = BECAME[ApplicationState.AWARDED]
    hidden = hidden_in(counts, {"sent": list(counts)}, known=[funded])
    return [(word, None if word in hidden else count) for word, count in counts.items() if count]


def _bids(round: Any) -> list[Bid]:
    half, words = round.max_award_pence // 2, fund_type(round.fund.type).exclusions
    rows = Application.objects.filter(round=round, submitted_at__isnull=False).order_by("pk", "districts__name")
    found: dict[int, list[Any]] = {}
    for key, ask, state, code, place in rows.values_list(
        "pk", "ask_pence", "state", "eligibility__code", "districts__name"
    ):
        found.setdefault(key, [ask or 0, state, code, []])[3].append(place)
    return [
        Bid(_place(places), f"Up to {pounds(half)}" if ask <= half else f"More than {pounds(half)}", state,
            words.get(code or "", "") if state == ApplicationState.INELIGIBLE else "")
        for ask, state, code, places in found.values()
    ]  # fmt: skip


def _place(names: Iterable[str | None]) -> str:
    known = [name for name in names if name]
    return known[0] if len(known) == 1 else SEVERAL if known else NOWHERE
