"""The chain that stands on every record: money in, round, decision, agreement, payment, result.

It names only what is public: a decision or report is linked once it is published.
"""

from collections.abc import Iterable
from typing import Any

from office.records import clock
from office.records.publication.models import Publication
from office.records.publication.workflow import PublicationState
from office.screens import words

Link = dict[str, Any]


def link(title: str, text: str, href: str = "", *, current: bool = False) -> Link:
    """One link of a chain."""
    return {"title": title, "text": text, "href": href, "current": current}


def is_public(publication: Publication | None) -> bool:
    """True while everyone may read it."""
    return publication is not None and publication.state == PublicationState.PUBLISHED


def money_in(rounds: Iterable[Any]) -> Link | None:
    """Where a round's money came from. Rounds with pots and their sources."""
    sources = sorted({pot.pot.source.name for round in rounds for pot in round.pots.all()})
    return link("Money in", ", ".join(sources)) if sources else None


def round_link(round: Any, *, current: bool = False) -> Link:
    """The round, at its own page."""
    return link("Round", round.name, f"/funds/{round.fund.slug}/{round.slug}/", current=current)


def decision_link(decision: Any, title: str = "Decision") -> Link:
    """A decision by its number, linked once it is public."""
    if is_public(decision.publication):
        return link(title, decision.reference, decision.publication.address)
    return link(title, "to be published")


def paid(instalments: Iterable[Any]) -> Link:
    """What has been paid so far."""
    sum_ = sum(one.amount_pence for one in instalments if one.state == "paid")
    return link("Paid so far", words.pounds(sum_))


def results(reports: Iterable[Any], *, current: bool = False) -> Link:
    """What came of it: the newest public report, or when the next is due."""
    reports = list(reports)
    public = [one for one in reports if is_public(one.publication)]
    if public:
        return link("What came of it", "Progress report", public[-1].publication.address, current=current)
    due = min((one.due_on for one in reports if one.due_on >= clock.today()), default=None)
    return link("What came of it", f"Report due {words.plain_date(due)}" if due else "No report yet", current=current)
