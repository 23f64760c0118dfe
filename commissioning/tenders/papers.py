"""The papers of a tender: what goes to the market, what was asked, how bids were judged, what a bidder learns."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from office.judging.queries import marks
from office.records import clock, letterhead
from office.records.money import pounds
from office.records.stationery import Bullets, Heading, KeyFacts, Paper, Paragraph, Table

from .ranking import Placed, ranked
from .routes import ROUTES
from .summaries import Summary

NONE_YET = "None."
SEALED = "Bids are sealed. Nobody in our office sees who bids, or how many, until they are opened after the close."


def invitation(tender: Any) -> Paper:
    """The invitation to tender: what is wanted, on what bids are judged, and how to bid."""
    criteria = list(tender.contest.rubric.criteria.all()) if tender.contest else []
    blocks: list[Any] = [
        KeyFacts(
            (
                ("Service", tender.cycle.service.name),
                ("Route", ROUTES[tender.route].label),
                ("Budget over the whole term", pounds(tender.budget_pence)),
                ("Bids close", _moment(tender.closes_at) if tender.closes_at else "No bids are asked for"),
                ("Judged on", f"Quality {tender.quality_weight}%, price {tender.price_weight}%"),
            )
        ),
        Heading("What is wanted"),
        Paragraph(tender.cycle.specification or tender.cycle.service.about or tender.title),
    ]
    if criteria:
        rows = tuple((one.code, one.name, f"{one.weight}%", one.guidance) for one in criteria)
        head = ("Code", "Criterion", "Weight", "What we look for")
        blocks += [Heading("How quality is judged"), Table(head, rows, "Criteria", frozenset({2}))]
    blocks += [
        Heading("How to bid"),
        Bullets((SEALED, "Prices are opened only when the scores of quality are locked.",
                 "Ask questions before the close. Everyone gets the same answers; nobody learns who asked.",
                 "Each bidder is told how its bid was scored, beside the bid that was chosen.")),
    ]  # fmt: skip
    return _paper(tender, "Invitation to tender", "ITT", tender.live_at, blocks)


def clarification_log(tender: Any, questions: Iterable[Any]) -> Paper:
    """Every answered question in its batch. questions: those that everyone may read."""
    rows = tuple(
        (str(one.batch), _day(one.answered_at.date()), one.question, one.answer) for one in questions if one.answered_at
    )
    table = Table(("Batch", "Answered", "Question", "Answer"), rows, "Questions and answers")
    blocks = [Paragraph("The same answers went to everyone who takes part, a batch at a time."),
              table if rows else Paragraph(NONE_YET)]  # fmt: skip
    return _paper(tender, "Clarification log", "CLAR", clock.now(), blocks)


def evaluation_report(tender: Any) -> Paper:
    """How each bid was judged: quality by criterion, the price, both together, and why the first was chosen."""
    lines = ranked(tender)
    blocks: list[Any] = [
        KeyFacts(
            (
                ("Opened", _moment(tender.opened_at)),
                ("Prices opened", _moment(tender.prices_opened_at)),
                ("Weights", f"Quality {tender.quality_weight}%, price {tender.price_weight}%"),
                ("Recommended", f"{tender.winner}, {pounds(tender.price_pence)}" if tender.winner else "Nobody yet"),
            )
        ),
        Heading("The list"),
        Table(
            ("Place", "Bidder", "Quality, %", "Price", "Price, %", "Together, %"),
            tuple(_line(one) for one in lines), "Bids by quality and price together", frozenset({2, 3, 4, 5}),
        ),
        Paragraph("Price in percent is the lowest price over the bid's own. Quality was locked before prices opened."),
    ]  # fmt: skip
    for one in lines:
        rows = tuple((mark.code, mark.name, _points(mark.points), " / ".join(mark.reasons))
                     for mark in marks(one.bid.submission.entry))  # fmt: skip
        head = ("Code", "Criterion", "Points of 5", "Reasons")
        blocks += [Heading(str(one.bid.organisation), 3), Table(head, rows, f"Quality of {one.bid.organisation}")]
    if tender.reasons:
        blocks += [Heading("Why this bid"), Paragraph(tender.reasons)]
    return _paper(tender, "Evaluation report", "EVAL", tender.prices_opened_at, blocks)


def assessment_summary(summary: Summary) -> Paper:
    """The letter to one bidder: its own scores, those of the bid chosen, and where that did better."""
    bid, tender = summary.bid, summary.bid.tender
    chosen = "your bid" if summary.is_chosen else f"the bid of {tender.winner.name}, for {pounds(tender.price_pence)}"
    blocks: list[Any] = [Paragraph(f"We chose {chosen}."), Paragraph(f"The reasons: {tender.reasons}")]
    if summary.own and summary.chosen:
        blocks.append(_compared(summary))
        if summary.advantages:
            words = tuple(f"{one.own.name}: {_points(one.chosen)} points of 5 against your {_points(one.own.points)}"
                          for one in summary.advantages)  # fmt: skip
            blocks += [Heading("Where the bid we chose did better"), Bullets(words)]
        rows = tuple((one.own.code, one.own.name, _points(one.own.points), _points(one.chosen),
                      " / ".join(one.own.reasons)) for one in summary.criteria)  # fmt: skip
        head = ("Code", "Criterion", "Yours, of 5", "Chosen, of 5", "Why yours has these points")
        blocks += [Heading("Quality"), Table(head, rows, "Your quality, one criterion at a time")]
    if tender.standstill_ends_on:
        blocks.append(Paragraph(f"The contract is not signed before the end of {_day(tender.standstill_ends_on)}."))
    return Paper(
        title=f"Assessment summary: {tender.title}", reference=bid.reference, dated=tender.notice_on,
        to=(bid.organisation.name,), signed=letterhead.in_force(tender.notice_on).body_name, blocks=tuple(blocks),
    )  # fmt: skip


def _compared(summary: Summary) -> Table:
    own, chosen = summary.own, summary.chosen
    assert own is not None
    assert chosen is not None
    rows = (("Quality", own.quality, chosen.quality), ("Price", own.price, chosen.price),
            ("Together", own.total, chosen.total))  # fmt: skip
    said = tuple((name, str(mine), str(theirs)) for name, mine, theirs in rows)
    return Table(("Part", "Your bid, %", "The bid we chose, %"), said, "Quality and price", frozenset({1, 2}))


def _line(one: Placed) -> tuple[str, ...]:
    place = str(one.rank) if one.rank else f"None: too low on {', '.join(one.stopped_by)}"
    return (place, str(one.bid.organisation), str(one.quality), pounds(one.bid.price_pence), str(one.price),
            str(one.total))  # fmt: skip


def _points(points: Any) -> str:
    return "" if points is None else f"{points:.2f}".rstrip("0").rstrip(".")


def _paper(tender: Any, what: str, code: str, at: dt.datetime | None, blocks: list[Any]) -> Paper:
    dated = at.astimezone(clock.LONDON).date() if at else clock.today()
    return Paper(title=f"{what}: {tender.title}", reference=f"{tender.reference}/{code}", dated=dated,
                 signed=letterhead.in_force(dated).body_name, blocks=tuple(blocks))  # fmt: skip


def _moment(at: dt.datetime | None) -> str:
    if at is None:
        return "Not yet"
    local = at.astimezone(clock.LONDON)
    return f"{_day(local.date())}, {local:%H:%M}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
