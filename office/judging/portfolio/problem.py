"""The question of an allocation: what each bid may be given, the money, and the limits on groups of bids."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property


@dataclass(frozen=True)
class Offer:
    """One bid: its score in hundredths of a percent, what it asks, and the least it could still work with."""

    bid: int
    score: int
    ask_pence: int
    least_pence: int | None = None  # None: the whole sum or nothing

    def choices(self) -> list[tuple[int, int]]:
        """What may be given, as (pence, worth). A part is worth the same share of the score."""
        whole = [(self.ask_pence, self.score)]
        if self.least_pence is None or not 0 < self.least_pence < self.ask_pence:
            return whole
        return [*whole, (self.least_pence, self.score * self.least_pence // self.ask_pence)]


@dataclass(frozen=True)
class Limit:
    """At least or at most so much money for some of the bids: a district, a priority, a size, a source."""

    name: str
    bids: frozenset[int]
    floor_pence: int | None = None
    ceiling_pence: int | None = None

    def holds(self, given: dict[int, int]) -> bool:
        """True when a set of grants (bid -> pence) keeps it."""
        pence = sum(amount for bid, amount in given.items() if bid in self.bids)
        floor, ceiling = self.floor_pence, self.ceiling_pence
        return (floor is None or pence >= floor) and (ceiling is None or pence <= ceiling)


@dataclass(frozen=True)
class Problem:
    """Make the sum of scores as large as it can be. Every sum is in pence."""

    offers: tuple[Offer, ...]
    budget_pence: int
    limits: tuple[Limit, ...] = field(default=())

    @cached_property
    def columns(self) -> list[tuple[int, int, int]]:
        """Each choice of each bid: (place of the bid, pence, worth)."""
        return [(place, *choice) for place, offer in enumerate(self.offers) for choice in offer.choices()]

    def all_limits(self) -> Iterator[Limit]:
        """The money first, then the others."""
        yield Limit("All the money", frozenset(one.bid for one in self.offers), ceiling_pence=self.budget_pence)
        yield from self.limits

    def keeps(self, given: dict[int, int]) -> bool:
        """True when a set of grants keeps every limit."""
        return all(limit.holds(given) for limit in self.all_limits())

    def without(self, limit: Limit) -> "Problem":
        """The same question, one limit less."""
        return replace(self, limits=tuple(one for one in self.limits if one is not limit))
