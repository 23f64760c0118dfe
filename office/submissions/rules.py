"""What must hold before a submission is sent, an answer is saved, and a form is published."""

from collections.abc import Iterable, Mapping
from typing import Any

from office.records.steps import Obstacle

from .conditions import asked
from .purposes import purpose_of
from .question_sets import plain_form
from .types import QUESTION_TYPES, AnswerObstacle, question_type
from .wholeness import obstacles_in

KEEP = "keep"  # the tick by which a copied answer is kept


def obstacles_to_sending(submission: Any, context: Mapping[str, Any] | None = None) -> list[str]:
    """Every question in order, each obstacle naming its question's code. `context`: see types.question_type."""
    if submission.is_locked:
        return [Obstacle("This has already been sent.", about="sent")]
    return [sentence for found in obstacles_by_question(submission, context).values() for sentence in found]


def obstacles_by_question(submission: Any, context: Mapping[str, Any] | None = None) -> dict[str, list[AnswerObstacle]]:
    """The same obstacles by the question's code, in the order of the form; a question without any is left out."""
    questions = list(submission.question_set.questions.all())
    answers = {answer.question_id: answer for answer in submission.answers.all()}
    waiting = {version.question_id for version in submission.versions.all() if _waits(version)}
    return obstacles_of(questions, answers, waiting, context)


def obstacles_of(
    questions: Iterable[Any],
    answers: Mapping[int, Any],
    waiting: Iterable[int] = (),
    context: Mapping[str, Any] | None = None,
) -> dict[str, list[AnswerObstacle]]:
    """Obstacles by code, from rows already read. `answers` by the question's id; `waiting`: with two versions.

    A question that is not asked has nothing in its way.
    """
    questions, found = list(questions), {}
    shown = asked(questions, answers)
    for question in (one for one in questions if one.code in shown):
        kind = question_type(question.type)
        obstacles = kind.obstacles(question, answers.get(question.pk), context)
        if question.pk in waiting:
            sentence = f"There are two versions of “{question.label}”. Choose which one to use."
            obstacles = [kind.wrong(question, sentence), *obstacles]
        obstacles = obstacles_from_copying(question, answers.get(question.pk)) + obstacles
        if obstacles:
            found[question.code] = obstacles
    return found


def obstacles_from_copying(question: Any, answer: Any) -> list[AnswerObstacle]:
    """An answer of an earlier application is sent again only once somebody has kept or changed it."""
    reference = getattr(answer, "copied_from", "")  # an answer read out of a receipt comes from nowhere else
    if not reference:
        return []
    sentence = f"“{question.label}” comes from {reference}. Keep it or change it."
    return [question_type(question.type).wrong(question, sentence, KEEP)]


def _waits(version: Any) -> bool:
    return not version.was_chosen and version.settled_at is None


def obstacles_to_saving(submission: Any) -> list[str]:
    """Only a sent submission refuses to be saved: blanks, errors and over-long text never do."""
    return (
        [Obstacle("This has been sent, so it can no longer be changed.", about="sent")] if submission.is_locked else []
    )


def obstacles_to_publishing(question_set: Any) -> list[str]:
    """A form is whole (see wholeness), and serves what it is for."""
    if question_set.is_published:
        return [Obstacle("This version is published already.", about="published")]
    return obstacles_in(plain_form(question_set), purpose_of(question_set.code))


# What an officer may change of a question; its place and its code have their own ways.
QUESTION_SAYS = frozenset({
    "label", "hint", "why_we_ask", "part", "required", "word_limit", "character_limit", "criterion", "is_public",
    "show_when", "options", "type",
})  # fmt: skip


def obstacles_to_a_question(question_set: Any, *, code: str, type: str, label: str) -> list[str]:
    """A code of its own, a type that exists, and words."""
    found: list[str] = []
    if question_set.questions.filter(code=code).exists():
        found.append(Obstacle(f"There is a question {code} already.", about="code"))
    if type not in QUESTION_TYPES:
        found.append(Obstacle("Choose a type from the list.", about="type"))
    if not label.strip():
        found.append(Obstacle("Write the question.", about="label"))
    return found


def obstacles_to_a_next_version(latest: Any) -> list[str]:
    """One draft at a time."""
    if latest.is_published:
        return []
    return [Obstacle(f"Version {latest.number} is a draft already. Change that one.", about="draft")]
