"""Each reader beside the others of the same bids: how severe, how wide, how far they order bids alike."""

from dataclasses import dataclass

import numpy as np

from .table import Table

FEWEST = 3  # bids shared with others, before anything is said of a reader


@dataclass(frozen=True)
class ReaderLine:
    """One reader. `severity` is their mean less that of the others on the same bids: below 0 is harsher."""

    reader: int
    bids: int
    mean: float
    spread: float | None  # standard deviation of what they gave
    severity: float | None
    alike: float | None  # correlation with the others' mean on the same bids


def readers_of(table: Table) -> list[ReaderLine]:
    """Every reader, in order of their ids."""
    return [_line(table, column) for column in range(len(table.readers))]


def _line(table: Table, column: int) -> ReaderLine:
    own = table.cells[:, column]
    read = table.given[:, column]
    others = np.where(table.given, table.cells, 0.0)
    others[:, column] = 0.0
    counts = table.given.sum(axis=1) - read
    shared = read & (counts > 0)
    theirs = others.sum(axis=1)[shared] / counts[shared]
    mine = own[shared]
    enough = shared.sum() >= FEWEST
    varies = enough and np.ptp(mine) > 0 and np.ptp(theirs) > 0
    return ReaderLine(
        reader=table.readers[column],
        bids=int(read.sum()),
        mean=float(own[read].mean()),
        spread=float(own[read].std(ddof=1)) if read.sum() >= FEWEST else None,
        severity=float((mine - theirs).mean()) if enough else None,
        alike=float(np.corrcoef(mine, theirs)[0, 1]) if varies else None,
    )
