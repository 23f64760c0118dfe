"""What a design can bear: sentences that say why a figure cannot be estimated; none means that it can.

The limits are the scoring reference's, point 7: five readers, eight bids each, everything connected, and never
where each reader reads one district only: such a design cannot tell a harsh reader from a weak district.
"""

from collections.abc import Collection, Mapping

import numpy as np

from .table import Table

FEWEST_BIDS, FEWEST_READERS, FEWEST_EACH = 3, 5, 8


def why_no_agreement(table: Table) -> list[str]:
    """Agreement needs bids that two people read."""
    if len(table.pairable.bids) < FEWEST_BIDS:
        return [f"At least {FEWEST_BIDS} bids must have two readers; {len(table.pairable.bids)} have."]
    return []


def why_not_complete(table: Table) -> list[str]:
    """Some figures stand only where everybody read everything."""
    if found := why_no_agreement(table):
        return found
    return [] if table.is_complete else ["Not every reader read every bid."]


def obstacles_to_components(table: Table) -> list[str]:
    """Variances need readers who can be compared, and more scores than bids and readers together."""
    found = why_no_agreement(table)
    if len(table.readers) < 2:
        found.append("There is one reader only.")
    if table.parts > 1:
        found.append(f"The readers fall into {table.parts} groups that share no bid, so they cannot be compared.")
    if not found and table.given.sum() <= len(table.bids) + len(table.readers) - 1:
        found.append("There are too few scores to tell readers from bids.")
    return found


def obstacles_to_adjusting(
    table: Table, *, registered: bool, places: Mapping[int, Collection[str]]
) -> list[str]:  # fmt: skip
    """Adjusted scores stand beside the raw ones only where the design can bear them and nobody chose them late."""
    found = obstacles_to_components(table)
    if not registered:
        found.append("It was not announced before the scoring that scores would be adjusted.")
    if len(table.readers) < FEWEST_READERS:
        found.append(f"At least {FEWEST_READERS} readers are needed; there are {len(table.readers)}.")
    fewest = int(table.given.sum(axis=0).min()) if table.readers else 0
    if fewest < FEWEST_EACH:
        found.append(f"Every reader must read at least {FEWEST_EACH} bids; one read {fewest}.")
    if count := len(in_one_place(table, places)):
        found.append(
            f"{count} of the readers read bids of one district only: a harsh reader looks like a weak district."
        )
    return found


def in_one_place(table: Table, places: Mapping[int, Collection[str]]) -> list[int]:
    """Readers all of whose bids lie in one district, where the bids as a whole do not."""
    if len({place for bid in table.bids for place in places.get(bid, ())}) < 2:
        return []
    found = []
    for column, reader in enumerate(table.readers):
        read = [set(places.get(table.bids[row], ())) for row in np.flatnonzero(table.given[:, column])]
        if len(read) > 1 and len(set.union(*read)) == 1:
            found.append(reader)
    return found
