"""Who reads what: a random design with even loads, no forbidden pairs, and readers who overlap.

Even loads and overlap are what later lets harsh readers be told from weak bids (scoring reference, points 3 and 7).
"""

import random
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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
) -> Design:
    """Draw readers for every entry. The same seed and the same facts give the same draw.

    wanted: entry -> how many more readers; unfit: entry -> readers it may not have; held: entry -> readers it has.
    Every entry must have enough fit readers: the caller checks that, and the evenness of what comes back.
    """
    # Not for secrets: anybody must be able to draw again from the seed.
    draws = (_draw(wanted, readers, unfit, held or {}, random.Random(f"{seed}/{n}")) for n in range(TRIES))  # noqa: S311
    first = next(draws)
    if first.parts() <= 1:
        return first
    return next((one for one in draws if one.parts() <= 1 and one.unevenness() <= first.unevenness()), first)


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
