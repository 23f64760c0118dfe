"""The papers of an application: the receipt for what was sent, and a copy of every word."""

from typing import Any

from django.conf import settings

from office.people.organisations.profile import profile_facts, profile_of
from office.records import clock
from office.records.money import pounds
from office.records.stationery import Bullets, Heading, KeyFacts, Paper, Paragraph, Table
from office.submissions.conditions import asked
from office.submissions.models import Receipt
from office.submissions.queries import whole_form
from office.submissions.sending import sent_answers, sent_profile
from office.submissions.types import question_type

from .models import Application
from .rules import context_of


def receipt(application: Application, proof: Receipt) -> Paper:
    """What came in, when by the server's clock, and the digest by which it can be checked later."""
    sent, group = proof.sent_at.astimezone(clock.LONDON), _group(application, proof)
    return Paper(
        title="Receipt for your application",
        reference=application.reference,
        dated=sent.date(),
        to=(group["name"],),
        blocks=(
            Paragraph("We have your application. Keep this receipt."),
            KeyFacts(
                (
                    ("Reference", proof.reference),
                    ("Group", group["name"]),
                    ("Round", application.round.name),
                    ("Project", application.title),
                    ("Asked for", pounds(application.ask_pence or 0)),
                    ("Came in", f"{sent:%A} {sent.day} {sent:%B %Y} at {sent:%H:%M:%S} ({sent:%Z})"),
                    ("Digest of the content (SHA-256)", proof.content_hash),
                )
            ),
            Paragraph("The digest proves what was sent: it changes if one letter of the answers changes."),
            Paragraph(
                f"Anyone can check this receipt at {settings.SITE_ADDRESS}/receipts/ with its reference and digest."
            ),
        ),
    )


def copy_of(application: Application, proof: Receipt | None = None) -> Paper:
    """Every question with its answer: as it was sent (`proof`), or as it stands now."""
    group = _group(application, proof)
    context, contents = context_of(application), sent_answers(proof) if proof else _standing(application)
    blocks: list[Any] = []
    sections = [(section, list(section.questions.all())) for section in whole_form(application.submission.question_set)]
    questions = [question for _, some in sections for question in some]
    said = asked(questions, {question.pk: contents.get(question.code) for question in questions})
    for section, some in sections:
        if any(question.code in said for question in some):
            blocks.append(Heading(section.title))
        for question in (one for one in some if one.code in said):
            blocks.append(Heading(f"{question.order}. {question.label}", level=3))
            shown = question_type(question.type).display(question, contents.get(question.code), context)
            blocks += [_block(one) for one in shown] or [Paragraph("Nothing written.")]
    return Paper(
        title=application.title or "Application",
        reference=application.reference,
        dated=clock.today(),
        to=(group["name"],),
        blocks=(
            KeyFacts((("Round", application.round.name), ("State", _state(application, proof)))),
            Heading("Your group"), KeyFacts(tuple(profile_facts(group))), *blocks,
        ),
    )  # fmt: skip


def _group(application: Application, proof: Receipt | None) -> dict[str, Any]:
    """The group's profile: as it was sent, or as it stands."""
    return (sent_profile(proof) if proof else {}) or profile_of(application.organisation)


def _state(application: Application, proof: Receipt | None) -> str:
    return f"As sent, receipt {proof.content_hash[:12]}" if proof else "As it stands, not a receipt"


def _standing(application: Application) -> dict[str, Any]:
    return {answer.question.code: answer for answer in application.submission.answers.select_related("question")}


def _block(shown: dict[str, Any]) -> Any:
    """A block of an answer as a part of a paper."""
    kind = shown["kind"]
    if kind == "text":
        return Paragraph(shown["text"])
    if kind == "list":
        return Bullets(tuple(map(str, shown["items"])))
    if kind == "facts":
        return KeyFacts(tuple((str(name), str(value) or "Not given") for name, value in shown["facts"]))
    rows = [*shown["rows"], *([shown["totals"]] if shown["totals"] else [])]
    cells = tuple(tuple(str(cell) for cell in row) for row in rows)
    return Table(tuple(shown["head"]), cells, amounts=frozenset(shown.get("money_columns", [])))
