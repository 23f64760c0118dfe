"""The minutes of a meeting as a paper: who sat, who left the room for what, and what was recommended, with reasons."""

from collections.abc import Iterable, Sequence
from typing import Any

from office.judging.models import Meeting
from office.records.money import pounds
from office.records.stationery import Bullets, Heading, KeyFacts, Paper, Paragraph, Table


def minutes(meeting: Meeting, applications: Sequence[Any], *, is_whole: bool = True) -> Paper:
    """The minutes, of the bids given: a member who stepped out of a bid is given a copy without it.

    applications: as `queries.on_the_list`, each with its recommendation if it has one.
    """
    sitting = list(meeting.attendances.select_related("member").order_by("pk"))
    entries = {one.submission.entry.pk: one for one in applications}
    away = meeting.recusals.filter(entry__in=entries).select_related("member").order_by("entry_id", "pk")
    blocks: list[Any] = [KeyFacts(_facts(meeting, sitting, applications)), Heading("Who sat")]
    blocks += [Bullets(tuple(_sat(one) for one in sitting)) if sitting else Paragraph("Nobody is recorded yet.")]
    blocks += [Heading("Who left the room"), *_left(away, entries)]
    blocks += [Heading("What was recommended"), _list(applications), *_reasons(applications)]
    if not is_whole:
        blocks.append(
            Paragraph("Bids that the reader of this copy stepped out of are left out, and so are their sums.")
        )
    return Paper(
        title=f"Minutes: {meeting.contest}", reference=meeting.reference, dated=meeting.held_on, blocks=tuple(blocks)
    )


def _facts(meeting: Meeting, sitting: Sequence[Any], applications: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    told = [one.recommendation for one in applications if hasattr(one, "recommendation")]
    return (
        ("Meeting", str(meeting.state_word)),
        ("Present", f"{len(sitting)}; {meeting.quorum} are needed"),
        ("Recommended in all", pounds(sum(one.amount_pence for one in told))),
    )


def _sat(attendance: Any) -> str:
    return f"{attendance.member}{', independent of the office' if attendance.is_independent else ''}"


def _left(recusals: Iterable[Any], entries: dict[int, Any]) -> list[Any]:
    said = tuple(f"{one.member}, for {entries[one.entry_id].reference}: {one.reason}" for one in recusals)
    return [Bullets(said) if said else Paragraph("Nobody had to.")]


def _list(applications: Iterable[Any]) -> Table:
    return Table(
        head=("Bid", "Project", "Score", "Asked for", "Recommended", "Sum"),
        rows=tuple(_row(one) for one in applications),
        caption="Every bid, best score first",
        amounts=frozenset((2, 3, 5)),
    )


def _row(application: Any) -> tuple[str, ...]:
    said, percent = getattr(application, "recommendation", None), application.submission.entry.percent
    return (
        application.reference,
        application.title,
        "" if percent is None else f"{percent}%",
        pounds(application.ask_pence or 0),
        said.get_kind_display() if said else "Not yet",
        pounds(said.amount_pence) if said and said.amount_pence else "",
    )


def _reasons(applications: Iterable[Any]) -> list[Any]:
    blocks: list[Any] = []
    for one in applications:
        if said := getattr(one, "recommendation", None):
            blocks += [Heading(f"{one.reference} {one.title}", level=3), Paragraph(said.reason)]
            if said.conditions:
                blocks += [Paragraph("Conditions:"), Bullets(tuple(said.conditions))]
    return blocks
