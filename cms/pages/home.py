"""What the home page shows: open rounds, the latest of each register, and the sums."""

from typing import Any

from django.db.models import Count, Q, Sum

from cms.funds.rounds import PublicRound, public_list
from grants.funds.queries import next_to_open
from office.ledger.models import Source
from office.screens.words import pounds

from .listings import Listing
from .registers import listed

LATEST = 4
# What carries no sum or says nothing any more is no grant in the sums.
LIVE = Q(kind="award") & ~Q(status="Withdrawn")


def context() -> dict[str, Any]:
    """Open rounds, the rounds being judged, the latest decisions and awards, and the money in numbers."""
    rounds = public_list()
    counts = Listing.objects.aggregate(
        decisions=Count("pk", filter=Q(kind="decision")),
        awards=Count("pk", filter=LIVE),
        awarded=Sum("amount_pence", filter=LIVE),
    )
    received = Source.objects.aggregate(sum=Sum("received_pence"))["sum"] or 0
    return {
        "open_rounds": [one for one in rounds if one.is_open],
        "judged_rounds": [one for one in rounds if one.is_judged],
        "next_round": None if any(one.is_open for one in rounds) else next_to_open(),
        "latest_decisions": list(listed("decision")[:LATEST]),
        "latest_awards": list(listed("award")[:LATEST]),
        "counts": counts,
        "figures": _figures(counts, received, rounds),
    }


def _figures(counts: dict[str, Any], received: int, rounds: list[PublicRound]) -> list[dict[str, str]]:
    """What came in, what is on offer, and what was given."""
    under_way = sum(one.total_pence for one in rounds if not one.is_over)
    found = [
        {"figure": pounds(received), "text": "received to give out"},
        {"figure": pounds(under_way), "text": "in rounds under way"},
    ]
    if counts["awards"]:
        found.append({"figure": f"{counts['awards']:,}", "text": "grants published"})
        found.append({"figure": pounds(counts["awarded"]), "text": "awarded in them"})
    return found
