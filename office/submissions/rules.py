"""What must hold before a submission is sent, and before an answer is saved."""

from typing import Any

from office.records.steps import Obstacle

from .types import question_type


def obstacles_to_sending(submission: Any) -> list[str]:
    """Every question in order, each obstacle naming its question's code."""
    if submission.is_locked:
        return [Obstacle("This has already been sent.", about="sent")]
    answers = {answer.question_id: answer for answer in submission.answers.all()}
    return [
        Obstacle(sentence, about=question.code)
        for question in submission.question_set.questions.all()
        for sentence in question_type(question.type).obstacles(question, answers.get(question.pk))
    ]


def obstacles_to_saving(submission: Any) -> list[str]:
    """Only a sent submission refuses to be saved: blanks, errors and over-long text never do."""
    return (
        [Obstacle("This has been sent, so it can no longer be changed.", about="sent")] if submission.is_locked else []
    )
