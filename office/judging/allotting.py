"""Who reads what: a random design with even loads, no forbidden pairs, and readers who overlap.

Even loads and overlap are what later lets harsh readers be told from weak bids (scoring reference, points 3 and 7).
"""

import random
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

HandOver = tuple[int, int, int]  # giver, taker, entry
TRIES = 20  # draws made in search of a connected design


@dataclass
class Design:
    """The readers of each entry, the ones it had before included. Entries and readers are ids."""

    given: dict[int, set[int]]
    readers: Sequence[int]
    new: dict[int, set[int]] = field(default_factory=dict)

    def loads(self) -> dict[int, int]:
        """How many entries each reader reads."""
        return {one: sum(one in readers for readers in self.given.values()) for one in self.readers}

    def unevenness(self) -> int:
        """The heaviest load less the lightest."""
        loads = self.loads().values()
        return max(loads) - min(loads) if loads else 0

    def pairs_apart(self) -> int:
        """How many pairs of readers share no bid."""
        met = {frozenset(pair) for readers in self.given.values() for pair in combinations(sorted(readers), 2)}
        return len(self.readers) * (len(self.readers) - 1) // 2 - len(met & _pairs(self.readers))

    def in_one_place(self, places: Mapping[int, Collection[str]]) -> list[int]:
        """Readers whose bids all lie in one district, where the bids as a whole do not."""
        if len({place for entry in self.given for place in places.get(entry, ())}) < 2:
            return []
        return [one for one in self.readers if self._places_of(one, places) == 1]

    def _places_of(self, reader: int, places: Mapping[int, Collection[str]]) -> int:
        own = [set(places.get(entry, ())) for entry, readers in self.given.items() if reader in readers]
        return len(set().union(*own)) if len(own) > 1 else 0

    def faults(self, places: Mapping[int, Collection[str]]) -> list[str]:
        """Which of the wishes the draw does not meet, in sentences."""
        found = []
        if self.unevenness() > 1:
            found.append(f"The loads are not even: one reader has {self.unevenness()} bids more than another.")
        if self.parts() > 1:
            found.append(f"The readers fall into {self.parts()} groups that share no bid, so nobody can compare them.")
        if count := len(self.in_one_place(places)):
            found.append(f"{count} of the readers would read bids of one district only.")
        return found

    def parts(self) -> int:
        """How many groups of readers share no bid with each other; 1 means that all can be compared."""
        groups: list[set[int]] = []
        for readers in filter(None, self.given.values()):
            touched = [group for group in groups if group & readers]
            groups = [group for group in groups if not group & readers] + [set(readers).union(*touched)]
        return len(groups)


def allot(
    *,
    wanted: Mapping[int, int],
    readers: Sequence[int],
    unfit: Mapping[int, Collection[int]],
    seed: int,
    held: Mapping[int, Collection[int]] | None = None,
    places: Mapping[int, Collection[str]] | None = None,
) -> Design:
    """Draw readers for every entry. The same seed and the same facts give the same draw.

    wanted: entry -> how many more readers; unfit: entry -> readers it may not have; held: entry -> readers it has;
    places: entry -> districts. Of several draws the one with the fewest faults is taken, then the one in which most
    pairs of readers meet. Every entry must have enough fit readers: the caller checks that, and the faults.
    """
    # Not for secrets: anybody must be able to draw again from the seed.
    draws = (_draw(wanted, readers, unfit, held or {}, random.Random(f"{seed}/{n}")) for n in range(TRIES))  # noqa: S311
    best: tuple[tuple[int, int], Design] | None = None
    for design in draws:
        rank = (len(design.faults(places or {})), design.pairs_apart())
        if best is None or rank < best[0]:
            best = rank, design
        if rank == (0, 0):
            break
    assert best is not None  # there is always a first draw
    return best[1]


def _pairs(readers: Sequence[int]) -> set[frozenset[int]]:
    return {frozenset(pair) for pair in combinations(readers, 2)}


def _draw(
    wanted: Mapping[int, int],
    readers: Sequence[int],
    unfit: Mapping[int, Collection[int]],
    held: Mapping[int, Collection[int]],
    chance: random.Random,
) -> Design:
    design = Design({entry: set(held.get(entry, ())) for entry in {*wanted, *held}}, readers)
    load = design.loads()
    together: dict[frozenset[int], int] = {}
    entries = sorted(wanted)
    chance.shuffle(entries)
    entries.sort(key=lambda entry: len(set(readers) - set(unfit.get(entry, ()))))  # the hardest to place first
    for entry in entries:
        for _ in range(wanted[entry]):
            fit = [one for one in readers if one not in design.given[entry] and one not in unfit.get(entry, ())]
            chosen = min(fit, key=lambda one: (load[one], _met(one, design.given[entry], together), chance.random()))
            for other in design.given[entry]:
                together[frozenset((chosen, other))] = together.get(frozenset((chosen, other)), 0) + 1
            design.given[entry].add(chosen)
            design.new.setdefault(entry, set()).add(chosen)
            load[chosen] += 1
    while _shift(design, unfit, load):
        pass
    return design


def _met(reader: int, others: Collection[int], together: Mapping[frozenset[int], int]) -> int:
    return sum(together.get(frozenset((reader, other)), 0) for other in others)


def _shift(design: Design, unfit: Mapping[int, Collection[int]], load: dict[int, int]) -> bool:
    """Move one bid from a heavy reader towards a light one, through others where need be. False when none can."""
    for heavy in sorted(load, key=lambda one: -load[one]):
        path = _path(heavy, design, unfit, load)
        for giver, taker, entry in path:
            for readers in (design.given[entry], design.new[entry]):
                readers.remove(giver)
                readers.add(taker)
        if path:
            load[heavy] -= 1
            load[path[0][1]] += 1
            return True
    return False


def _path(heavy: int, design: Design, unfit: Mapping[int, Collection[int]], load: Mapping[int, int]) -> list[HandOver]:
    """The hand-overs, last first, that end at a reader at least two bids lighter; empty when there are none."""
    came: dict[int, tuple[int, int]] = {}
    queue, seen = deque([heavy]), {heavy}
    while queue:
        giver = queue.popleft()
        for entry, taker in _hand_overs(giver, design, unfit):
            if taker in seen:
                continue
            seen.add(taker)
            came[taker] = (giver, entry)
            if load[taker] <= load[heavy] - 2:
                return _walk_back(taker, came)
            queue.append(taker)
    return []


def _hand_overs(giver: int, design: Design, unfit: Mapping[int, Collection[int]]) -> Iterator[tuple[int, int]]:
    for entry, readers in sorted(design.new.items()):
        if giver in readers:
            for taker in design.readers:
                if taker not in design.given[entry] and taker not in unfit.get(entry, ()):
                    yield entry, taker


def _walk_back(taker: int, came: Mapping[int, tuple[int, int]]) -> list[HandOver]:
    path = []
    while taker in came:
        giver, entry = came[taker]
        path.append((giver, taker, entry))
        taker = giver
    return path
