"""The whole form on paper: every question with its limits, the criteria and their weights, and the version's id."""

from typing import Any

from grants.fund_types import rubric_code_of
from office.judging.models import Rubric
from office.judging.queries.criteria import newest_rubric
from office.records.stationery import Bullets, Heading, KeyFacts, Paper, Paragraph, Table
from office.submissions.models import QuestionSet
from office.submissions.whole import sections_of

NEVER = "Never write the name of anyone your group helps, or anything that could tell a reader who they are."


def whole_form_paper(question_set: QuestionSet, rubric: Rubric | None = None, name: str = "") -> Paper:
    """The form as a paper. `rubric`: the one its round is scored by; left out, the newest of its fund."""
    rubric = rubric or newest_rubric(rubric_code_of(question_set.code))
    criteria = list(rubric.criteria.all()) if rubric else []
    blocks: list[Any] = [
        KeyFacts((("Form version", question_set.version_id), ("Takes about", f"{question_set.minutes} minutes"))),
        *([Paragraph(question_set.intro)] if question_set.intro else []),
        Paragraph(NEVER),
        *_scoring(rubric, criteria),
    ]
    for section in sections_of(question_set, {one.code: one.name for one in criteria}):
        blocks.append(Heading(section["title"]))
        for question in section["questions"]:
            blocks += _question(question)
    title = f"{name}: the whole form" if name else f"{question_set.title}: the whole form"
    return Paper(title=title, reference=question_set.version_id, blocks=tuple(blocks))


def _scoring(rubric: Rubric | None, criteria: list[Any]) -> list[Any]:
    if not criteria or rubric is None:
        return []
    anchors = [(str(one.points), one.words) for one in rubric.anchors.all()]
    return [
        Heading("How bids are scored"),
        Table(("Criterion", "Weight"), tuple((one.name, f"{one.weight}%") for one in criteria), amounts=frozenset({1})),
        *([Heading("What the points mean", level=3), KeyFacts(tuple(anchors))] if anchors else []),
    ]


def _question(question: dict[str, Any]) -> list[Any]:
    """One question: heading, limits, help, choices, and who reads it."""
    scored = f"Scored under: {question['criterion']}." if question["criterion"] else ""
    public = "Shown to everyone if you are funded." if question["is_public"] else ""
    when = f"{question['when']}." if question["when"] else ""
    lines = [" · ".join(question["limits"]), when, question["hint"]]
    after = [question["why"] and f"Why we ask: {question['why']}", " ".join(filter(None, (scored, question["reads"],
             public)))]  # fmt: skip
    return [
        Heading(f"{question['order']}. {question['label']}", level=3),
        *(Paragraph(line) for line in lines if line),
        *([Bullets(tuple(question["choices"]))] if question["choices"] else []),
        *(Paragraph(line) for line in after if line),
    ]
