"""Answers as pages show them, to whoever wrote them and to whoever judges: in blocks that each type makes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from office.submissions.conditions import asked
from office.submissions.models import Answer, Question
from office.submissions.queries import answers_by_code, choices_of, whole_form
from office.submissions.types import question_type
from office.submissions.wording import count_words


@dataclass(frozen=True)
class Shown:
    """One question with its answer: blocks of text, facts, lists and tables."""

    question: Question
    blocks: list[dict[str, Any]]
    words: int


def answer_html(question: Question, answer: Any, names: Mapping[str, Any]) -> SafeString:
    """One answer (an Answer, a Content or None) as a page shows it; nothing when nothing was given."""
    blocks = question_type(question.type).display(question, answer, names)
    return render_to_string("portal/parts/blocks.html", {"blocks": blocks, "label": question.label})


def shown(answers: Iterable[Answer], names: Mapping[str, Any] | None = None) -> list[Shown]:
    """The answers in their order. `names`: what the codes in them stand for (see `names_for`)."""
    return [
        Shown(one.question, question_type(one.question.type).display(one.question, one, names or {}), _words(one))
        for one in answers
    ]


def by_section(submission: Any, names: Mapping[str, Any] | None = None) -> list[tuple[Any, list[Shown]]]:
    """What was asked, section by section; a question without an answer has no blocks."""
    given = {one.question_id: one for one in answers_by_code(submission).values()}
    form = [(section, list(section.questions.all())) for section in whole_form(submission.question_set)]
    said = asked((one for _, questions in form for one in questions), given)
    return [
        (section, [_shown_or_blank(one, given.get(one.pk), names or {}) for one in questions if one.code in said])
        for section, questions in form
        if any(one.code in said for one in questions)
    ]


def _shown_or_blank(question: Question, answer: Answer | None, names: Mapping[str, Any]) -> Shown:
    return shown([answer], names)[0] if answer else Shown(question, [], 0)


def _words(answer: Answer) -> int:
    return count_words(answer.text) if answer.question.word_limit else 0


def names_for(contest: Any) -> dict[str, Any]:
    """The names of districts, outcomes and priorities, by the Plan that the bids were written under."""
    round = getattr(contest, "round", None)
    return choices_of(round.plan) if round else {}
