"""The decision notice as a paper: what the public reads, on the office's letterhead."""

import datetime as dt
from typing import Any

from office.records import letterhead
from office.records.money import pounds
from office.records.stationery import Heading, KeyFacts, Paper, Paragraph

from . import public_text
from .models import DecisionRecord

INTEREST = {
    "none_declared": "Whoever signed declared no interest.",
    "declared_and_passed_on": "An interest was declared, so this decision was passed to the deputy.",
}
HOW_OPEN = {"full": "Published in full", "part": "Published in part", "title_only": "Published by title only"}


def decision_notice(decision: DecisionRecord) -> Paper:
    """The public notice of a signed decision. A closed part is named with its exemption, without its words."""
    body = public_text.body_of(decision)
    signed_on = dt.date.fromisoformat(body["signed_on"])
    blocks: list[Any] = [KeyFacts(_facts(body))]
    if body["summary"]:
        blocks += [Heading("Summary"), Paragraph(body["summary"])]
    for part in (*body["sections"], *body["advice"]):
        blocks += [Heading(part["heading"]), *_words(part)]
    blocks += [Heading("Interests declared"), Paragraph(INTEREST[body["interest"]])]
    return Paper(
        title=f"Decision: {decision.title}", reference=decision.reference or "", dated=signed_on,
        blocks=tuple(blocks), signed=decision.signed_as or letterhead.in_force(signed_on).holder_title,
    )  # fmt: skip


def _facts(body: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    rows = [("Kind", body["kind"]), ("Openness", HOW_OPEN[body["disclosure"]])]
    if body["amount_pence"]:
        rows.append(("Amount", pounds(body["amount_pence"])))
    if body["delegation"]:
        rows.append(("Decided under", body["delegation"]))
    for name, heading in (("supersedes", "Takes the place of"), ("superseded_by", "Replaced by")):
        if body[name]:
            rows.append((heading, body[name]["reference"]))
    return tuple(rows)


def _words(part: dict[str, str]) -> list[Paragraph]:
    if "exemption" in part:
        return [Paragraph(f"Not published: {part['exemption']}. {part['public_interest']}")]
    if part.get("result") == "nil":
        return [Paragraph("No comment.")]
    return [Paragraph(line) for line in part["text"].splitlines() if line.strip()]
