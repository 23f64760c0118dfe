"""The few sums a round is known by."""

from grants.applications.queries import median_minutes
from office.screens.words import pounds

from .rounds import PublicRound


def figures(one: PublicRound, last: PublicRound | None) -> list[dict[str, str]]:
    """What is in the pot, the most one can ask for, last time's odds, and how long the form takes."""
    found = [
        {"figure": pounds(one.total_pence), "text": "in all"},
        {"figure": pounds(one.round.max_award_pence), "text": "the most you can ask for"},
    ]
    if one.percent is not None:
        found.append({"figure": f"{one.funded} in {one.sent}", "text": f"bids funded ({one.percent}%)"})
    elif last is not None:
        found.append({"figure": f"{last.funded} in {last.sent}", "text": f"bids funded last time ({last.percent}%)"})
    if (minutes := median_minutes(one.round.fund_id)) is not None:
        return [*found, {"figure": f"{minutes} min", "text": "is what half of past groups took to write it, or less"}]
    return [*found, {"figure": f"{one.round.question_set.minutes} min", "text": "to fill in the form"}]
