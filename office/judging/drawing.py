"""The draw among bids too near the line to call: an order that anybody can make again from a published seed.

    printf '%s' 'SEED SCF-24-001' | sha256sum

One digest for each reference, after the seed and one space; the smallest digest comes first. The seed is a public
number that nobody could know when the rule was registered (a lottery's result, a drand round).
"""

from collections.abc import Iterable

from office.records.trail.hashing import sha256


def digest_of(seed: str, reference: str) -> str:
    """The digest that decides one reference's place."""
    return sha256(f"{seed} {reference}")


def draw_order(seed: str, references: Iterable[str]) -> list[tuple[str, str]]:
    """Each reference once, with its digest, first drawn first."""
    drawn = [(reference, digest_of(seed, reference)) for reference in set(references)]
    return sorted(drawn, key=lambda one: (one[1], one[0]))
