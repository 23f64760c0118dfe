"""The Delivery Quarterly as a paper: every chart with its table."""

import datetime as dt
from typing import Any

from office.records.stationery import Bullets, Chart, Heading, KeyFacts, Paper, Paragraph, Table
from office.records.stationery.paper import Block

from .states import Verdict


def quarterly_paper(title: str, body: dict[str, Any], dated: dt.date | None) -> Paper:
    """From the public body alone: the paper says what the page says."""
    blocks: list[Block] = [Paragraph(body.get("summary") or "No summary is written yet.")]
    outcome = ""
    for measure in body["measures"]:
        if measure["outcome"] != outcome:
            outcome = measure["outcome"]
            blocks.append(Heading(outcome))
        blocks += _measure(measure)
    blocks += _meeting(body)
    return Paper(title=title, reference=body["reference"], blocks=tuple(blocks), dated=dated)


def _measure(measure: dict[str, Any]) -> list[Block]:
    blocks: list[Block] = [Heading(f"{measure['code']} {measure['text']}", level=3)]
    facts = [
        ("How it moves", measure["trend"]),
        ("Our view", Verdict(measure["verdict"]).label if measure["verdict"] else ""),
        ("Why we say so", measure["note"]),
        ("What it shows", measure["what"]),
        ("Why that may be", measure["why"]),
        ("What is being done", measure["doing"]),
        ("Before you compare", measure["caveat"]),
        ("Source", measure["source"] or measure["data_source"]),
    ]
    blocks.append(KeyFacts(tuple((name, words) for name, words in facts if words)))
    for series in measure["series"]:
        blocks += _series(series)
    return blocks


def _series(series: dict[str, Any]) -> list[Block]:
    points = series["points"]
    told = [one for one in points if one["value"] is not None]
    caption = series["unit"][:1].upper() + series["unit"][1:]
    rows = [("Baseline", series["baseline"])] if series["baseline"] else []
    rows += [("", one) for one in points]
    table = Table(
        head=("Quarter", "Figure", "Note"),
        rows=tuple(
            (" ".join([name, one["quarter"]]).strip(), one["shown"] or one.get("words", ""), "; ".join(one["notes"]))
            for name, one in rows
        ),
        caption=caption,
        amounts=frozenset({1}) if told else frozenset(),
    )
    if len(told) < 2:
        return [table]
    words = (
        f"{caption}: from {told[0]['shown']} in {told[0]['quarter']} to {told[-1]['shown']} in {told[-1]['quarter']}."
    )
    return [Chart(tuple((one["quarter"], one["value"] or "") for one in points), words), table]


def _meeting(body: dict[str, Any]) -> list[Block]:
    if not (body["questions"] or body["actions"]):
        return []
    blocks: list[Block] = [Heading("The meeting")]
    blocks += [
        Paragraph(f"{one['asked_by']} asked: {one['question']}\n{one['answer']}".strip()) for one in body["questions"]
    ]
    if body["actions"]:
        blocks.append(Heading("What was promised", level=3))
        blocks.append(Bullets(tuple(_action(one) for one in body["actions"])))
    return blocks


def _action(one: dict[str, Any]) -> str:
    day = dt.date.fromisoformat(one["done_on"] or one["due_on"])
    return f"{one['what']} {one['owner']}, {'done' if one['done_on'] else 'by'} {day.day} {day:%B %Y}."
