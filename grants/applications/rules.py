"""What must hold for an application to be sent, checked or taken back."""

from typing import Any

from office.records import clock
from office.records.steps import Obstacle
from office.submissions.rules import obstacles_to_sending


def obstacles_from_the_clock(round: Any) -> list[str]:
    """The round is open by the server's clock, whatever its row still says."""
    if clock.now() >= round.closes_at or round.state not in ("open", "scheduled"):
        return [Obstacle(f"{round.name} closed at {_when(round.closes_at)}. Every word is kept.", about="clock")]
    if clock.now() < round.opens_at:
        return [Obstacle(f"{round.name} opens at {_when(round.opens_at)}.", about="clock")]
    return []


def _when(instant: Any) -> str:
    local = instant.astimezone(clock.LONDON)
    hour = "12 noon" if (local.hour, local.minute) == (12, 0) else f"{local:%H:%M}"
    return f"{hour} on {local:%A} {local.day} {local:%B %Y}"


def obstacles_to_submitting(application: Any) -> list[str]:
    """In time, every answer in order, and the sum asked for within the round's limits."""
    late = obstacles_from_the_clock(application.round)
    return late or obstacles_to_sending(application.submission)


def obstacles_to_reopening(application: Any) -> list[str]:
    """Before the close only."""
    return obstacles_from_the_clock(application.round)


def obstacles_to_passing(application: Any) -> list[str]:
    """No query is waiting for an answer."""
    waiting = [query for query in application.queries.all() if query.answered_at is None and query.closed_at is None]
    return [Obstacle("A query is still open.", about="queries")] if waiting else []


def obstacles_to_refusing(application: Any) -> list[str]:
    """Somebody proposed it, with a code and a reason in plain words; this is the second check."""
    check = getattr(application, "eligibility", None)
    if check is None or check.result != "ineligible":
        return [Obstacle("One officer must propose this first, with the reason.", about="check")]
    return []
