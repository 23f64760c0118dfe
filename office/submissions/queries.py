"""How forms and answers are looked up."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import F, Prefetch, QuerySet, Value
from django.db.models.functions import Cast

from office.people.standing import standing_of
from office.plan.models import PlanVersion
from office.plan.queries import districts, priorities_of
from office.records import clock, sight

from . import permissions, rules
from .conditions import asked
from .models import Answer, AnswerVersion, Question, QuestionSet, Section, Submission
from .types import AnswerObstacle, content_of, question_type


class TaskStatus(models.TextChoices):
    """Where a task stands: worked out from its answers, kept nowhere."""

    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    COMPLETED = "completed", "Completed"
    NEEDS_A_CHANGE = "needs_a_change", "Needs a change"


@dataclass(frozen=True)
class Task:
    """One section of a form, as the person filling it in sees it."""

    section: Section
    questions: list[Question]
    status: TaskStatus
    obstacles: list[AnswerObstacle]


@sight.register(Submission)
def visible_to(user: Any) -> QuerySet[Submission]:
    """A group's own people see its submissions. What the office may read is decided by the procedures above."""
    return Submission.objects.filter(organisation__in=standing_of(user).belongs_to)


@sight.register(QuestionSet)
def forms_visible_to(user: Any) -> QuerySet[QuestionSet]:
    """Whoever keeps forms sees every version; anyone else what is published."""
    forms = QuestionSet.objects.order_by("code", "-number")
    return forms if permissions.may_keep_question_sets(user) else forms.filter(published_at__isnull=False)


def published(code: str) -> QuestionSet | None:
    """The newest published version of a form."""
    return QuestionSet.objects.filter(code=code, published_at__isnull=False).order_by("-number").first()


def whole_form(question_set: QuestionSet) -> list[Section]:
    """Every section with its questions, in order. What is printed and shown before one starts.

    Two queries for a draft; a published form never changes, so that it is read once and kept.
    """
    if not question_set.is_published:
        return _sections(question_set.pk)
    return list(_published_sections(question_set.pk, question_set.content_hash))


def _sections(key: int) -> list[Section]:
    questions = Prefetch("questions", Question.objects.order_by("order"))
    return list(Section.objects.filter(question_set=key).prefetch_related(questions))


@lru_cache(maxsize=32)
def _published_sections(key: int, content_hash: str) -> tuple[Section, ...]:
    return tuple(_sections(key))


def questions_by_code(question_set: QuestionSet) -> dict[str, Question]:
    """The questions of a form. A published one never changes, so that they are read once and kept."""
    if not question_set.is_published:
        return {question.code: question for question in question_set.questions.all()}
    return _published_questions(question_set.pk, question_set.content_hash)


@lru_cache(maxsize=128)
def _published_questions(key: int, content_hash: str) -> dict[str, Question]:
    return {question.code: question for question in Question.objects.filter(question_set=key)}


def forget() -> None:
    """Read the forms again: another database may hold another form under the same key."""
    _published_questions.cache_clear()
    _published_sections.cache_clear()


def answers_by_code(submission: Submission) -> dict[str, Answer]:
    """Every answer, by its question's code, in the order of the form. One query; each knows its question."""
    answers = submission.answers.select_related("question", "changed_by").order_by("question__order")
    return {answer.question.code: answer for answer in answers}


def unasked_answers(submissions: QuerySet[Submission]) -> list[int]:
    """The keys of answers to questions that are not asked, given the rest: kept, and not read. Two queries."""
    forms = submissions.order_by().values("question_set")
    questions: dict[int, list[Question]] = {}
    for question in Question.objects.filter(question_set__in=forms):
        questions.setdefault(question.question_set_id, []).append(question)
    given: dict[int, dict[int, Answer]] = {}
    for answer in Answer.objects.filter(submission__in=submissions.order_by()).select_related("question"):
        given.setdefault(answer.submission_id, {})[answer.question_id] = answer
    return [
        answer.pk
        for answers in given.values()
        for shown in [asked(questions[next(iter(answers.values())).question.question_set_id], answers)]
        for answer in answers.values()
        if answer.question.code not in shown
    ]


def plain_answers(submission: Submission) -> dict[str, Any]:
    """Every answer in the plain shape of its type, by code. One query."""
    return {
        code: question_type(answer.question.type).values(answer.question, answer)
        for code, answer in answers_by_code(submission).items()
    }


def open_conflicts(submission: Submission) -> QuerySet[AnswerVersion]:
    """The versions that wait for somebody to choose."""
    waiting = submission.versions.filter(was_chosen=False, settled_at__isnull=True)
    return waiting.select_related("question", "written_by")


def late_words(submission: Submission, since: dt.datetime) -> QuerySet[AnswerVersion]:
    """What was typed after it was sent or closed, and kept beside the answers."""
    late = submission.versions.filter(was_chosen=False, settled_at__isnull=False, written_at__gte=since)
    return late.select_related("question", "written_by")


def history(submission: Submission, code: str) -> QuerySet[AnswerVersion]:
    """What one answer said before, and what was not chosen, newest first."""
    return submission.versions.filter(question__code=code).select_related("written_by").order_by("-written_at", "-pk")


def task_list(submission: Submission, context: Mapping[str, Any] | None = None) -> list[Task]:
    """Every section with its true status, in a constant number of queries."""
    sections = whole_form(submission.question_set)
    answers = {answer.question_id: answer for answer in submission.answers.all()}
    waiting = set(open_conflicts(submission).values_list("question_id", flat=True))
    questions = [question for section in sections for question in section.questions.all()]
    obstacles = rules.obstacles_of(questions, answers, waiting, context)
    shown = asked(questions, answers)
    tasks = [_task(section, answers, obstacles, shown) for section in sections]
    return [task for task in tasks if task.questions]


def _task(
    section: Section, answers: Mapping[int, Answer], obstacles: Mapping[str, list[AnswerObstacle]], shown: set[str]
) -> Task:
    questions = [question for question in section.questions.all() if question.code in shown]
    found = [sentence for question in questions for sentence in obstacles.get(question.code, [])]
    return Task(section, questions, status_of(questions, answers, found), found)


def status_of(questions: list[Question], answers: Mapping[int, Answer], found: list[AnswerObstacle]) -> TaskStatus:
    """Where these questions stand. `answers` by the question's id; `found`: what is in their way.

    An optional question counts as begun once it was saved, even with nothing in it.
    """
    given = [answers[question.pk] for question in questions if question.pk in answers]
    if any(not obstacle.is_missing for obstacle in found):
        return TaskStatus.NEEDS_A_CHANGE
    if not any(not content_of(answer).is_blank or not answer.question.required for answer in given):
        return TaskStatus.NOT_STARTED
    return TaskStatus.IN_PROGRESS if found else TaskStatus.COMPLETED


def choices_of(plan: PlanVersion) -> dict[str, dict[str, str]]:
    """What may be chosen under a Plan, as a part of the `context` of question types: {kind: {code: name}}.

    One query; districts stand by name, the rest as the Plan prints them.
    """
    named = _named(districts(), "districts", Value(0)).union(
        _named(plan.outcomes, "outcomes", F("position")), _named(priorities_of(plan), "priorities", F("position")),
        all=True,
    )  # fmt: skip
    choices: dict[str, dict[str, str]] = {"districts": {}, "outcomes": {}, "priorities": {}}
    for kind, _, name, code in sorted(named):
        choices[kind][code] = name
    return choices


def _named(rows: Any, kind: str, position: Any) -> Any:
    """Rows of one shape, so that one query reads all three kinds."""
    named = rows.order_by().annotate(of=Value(kind, models.CharField()), at=Cast(position, models.IntegerField()))
    return named.values_list("of", "at", "name", "code")


STILL_WRITING = dt.timedelta(minutes=2)


def writing_now(answers: Iterable[Answer], user: Any) -> dict[Any, list[Answer]]:
    """Who else is writing: the answers that each other person saved in the last two minutes. No query.

    answers: as `answers_by_code` gives them. A page saves while one types, so whoever types shows up here.
    """
    since = clock.now() - STILL_WRITING
    found: dict[Any, list[Answer]] = {}
    for answer in answers:
        if answer.changed_by_id not in (None, user.pk) and answer.changed_at >= since:
            found.setdefault(answer.changed_by, []).append(answer)
    return found
