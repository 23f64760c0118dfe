"""Answers taken over from an earlier submission of the same organisation, and kept one by one."""

from collections.abc import Iterable
from typing import Any

from office.records.deeds import deed
from office.records.steps import Forbidden

from . import permissions
from .conditions import asked
from .holding import held_to_write
from .models import Answer, Part, Question, Submission
from .queries import answers_by_code, questions_by_code
from .types import content_of, question_type
from .writing import Writing


@deed
def copy_answers(*, submission: Submission, source: Submission, reference: str, by: Any) -> list[str]:
    """Take over what was answered before, each marked with `reference` until somebody keeps or changes it.

    Gives the codes of the answers copied. A question takes its answer by its code, where it is of the same type and
    has no answer yet. Private answers and declarations are never copied: they are said anew.
    """
    if source.organisation_id != submission.organisation_id or not permissions.may_write(source, by):
        raise Forbidden
    held = held_to_write(submission, by)
    writing, here = Writing(held, by), set(answers_by_code(held))
    questions = questions_by_code(held.question_set)
    for code, answer in _given(source).items():
        question = questions.get(code)
        if question and code not in here and _may_be_copied(answer.question, question):
            writing.put(question, None, content_of(answer), copied_from=reference)
    saved = writing.finish()
    submission.revision, submission.saved_at = held.revision, held.saved_at
    return sorted(saved.revisions)


@deed
def keep_copied(*, submission: Submission, codes: Iterable[str], by: Any) -> list[str]:
    """Let copied answers stand as they are. Gives the codes of those that were waiting for that."""
    held = held_to_write(submission, by)
    waiting = Answer.objects.filter(submission=held, question__code__in=list(codes)).exclude(copied_from="")
    kept = sorted(waiting.values_list("question__code", flat=True))
    waiting.update(copied_from="")
    return kept


def _given(source: Submission) -> dict[str, Answer]:
    """What was asked and answered, by code."""
    answers = answers_by_code(source)
    shown = asked(source.question_set.questions.all(), {answer.question_id: answer for answer in answers.values()})
    return {code: one for code, one in answers.items() if code in shown and not content_of(one).is_blank}


def _may_be_copied(was: Question, now: Question) -> bool:
    private = Part.PRIVATE in (was.part, now.part)
    return was.type == now.type and not private and question_type(now.type).may_be_copied
