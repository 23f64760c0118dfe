"""Where the arrows run: down the right-hand side to later states, up the left-hand side to earlier ones."""

from dataclasses import dataclass

from .nouns import Noun


@dataclass
class Path:
    """All arrows of one step that run on one side: several sources may join in one lane."""

    label: str
    sources: tuple[str, ...]
    target: str
    side: str  # right or left
    lane: int = 0


def paths(noun: Noun) -> list[Path]:
    """Every path, each in the innermost lane where it meets no other."""
    found = []
    at = {state: place for place, state in enumerate(noun.states)}
    for step in noun.steps:
        for side in ("right", "left"):
            sources = tuple(s for s in step.sources if (at[s] <= at[step.target]) == (side == "right"))
            if sources:
                found.append(Path(step.label, sources, step.target, side))
    for side in ("right", "left"):
        _give_lanes([path for path in found if path.side == side], at)
    return found


def _give_lanes(found: list[Path], at: dict[str, int]) -> None:
    taken: list[list[tuple[int, int]]] = []
    for path in sorted(found, key=lambda path: _length(path, at)):
        low, high = _span(path, at)
        free = (n for n, lane in enumerate(taken) if all(high < start or low > end for start, end in lane))
        path.lane = next(free, len(taken))
        if path.lane == len(taken):
            taken.append([])
        taken[path.lane].append((low, high))


def _span(path: Path, at: dict[str, int]) -> tuple[int, int]:
    places = [at[path.target], *(at[source] for source in path.sources)]
    return min(places), max(places)


def _length(path: Path, at: dict[str, int]) -> int:
    low, high = _span(path, at)
    return high - low
