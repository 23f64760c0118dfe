"""The table everything starts from: bids down, readers across, an empty cell where somebody did not read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.float64]


@dataclass(frozen=True)
class Table:
    """Points or percents by bid and reader. An empty cell is NaN, which is never taken for nought."""

    bids: list[int]
    readers: list[int]
    cells: Cells

    @cached_property
    def given(self) -> NDArray[np.bool_]:
        """Where there is a score."""
        return ~np.isnan(self.cells)

    @cached_property
    def is_complete(self) -> bool:
        """Every reader scored every bid."""
        return bool(self.cells.size) and bool(self.given.all())

    @cached_property
    def pairable(self) -> "Table":
        """The bids that two readers or more scored."""
        keep = self.given.sum(axis=1) >= 2
        return Table([bid for bid, kept in zip(self.bids, keep, strict=True) if kept], self.readers, self.cells[keep])

    @cached_property
    def parts(self) -> int:
        """How many groups of readers share no bid with each other; 1 means that all can be compared."""
        groups: list[set[int]] = []
        for row in self.given:
            new = set(np.flatnonzero(row).tolist())
            if new:
                new = new.union(*(group for group in groups if group & new))
                groups = [group for group in groups if not group & new] + [new]
        return len(groups)


def table_of(scores: Mapping[int, Mapping[int, float]]) -> Table:
    """`scores`: bid -> reader -> points or percent. Bids and readers stand in order of their ids."""
    bids = sorted(scores)
    readers = sorted({reader for given in scores.values() for reader in given})
    cells = np.full((len(bids), len(readers)), np.nan)
    place = {reader: column for column, reader in enumerate(readers)}
    for row, bid in enumerate(bids):
        for reader, points in scores[bid].items():
            cells[row, place[reader]] = float(points)
    return Table(bids, readers, cells)
