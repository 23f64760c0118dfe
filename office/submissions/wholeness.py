"""What is wrong with a form, in its plain data: before it is published, and before a file is loaded."""

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from office.records.steps import Obstacle

from .conditions import possible
from .purposes import Purpose
from .types import QUESTION_TYPES
from .types.setting import CHOICES

Form = Mapping[str, Any]


def obstacles_in(form: Form, purpose: Purpose) -> list[str]:
    """Everything that must be put right, in the order of the form. `form`: plain data, see question_sets."""
    questions = [question for section in form["sections"] for question in section["questions"]]
    if not questions:
        return [Obstacle("Add at least one question.", about="questions")]
    return [
        *_of_sections(form),
        *_of_codes(questions),
        *(one for question in questions for one in _of_question(question)),
        *_of_conditions(questions),
        *_of_purpose(questions, purpose),
    ]


def _of_sections(form: Form) -> Iterator[str]:
    for section in form["sections"]:
        if not section["questions"]:
            yield Obstacle(f"“{section['title']}” has no question. Add one, or remove it.", about="sections")


def _of_codes(questions: list[Form]) -> Iterator[str]:
    codes = [question["code"] for question in questions]
    for code in dict.fromkeys(code for code in codes if codes.count(code) > 1):
        yield Obstacle(f"More than one question has the code {code}.", about=code)


def _of_question(question: Form) -> Iterator[str]:
    label, code, options = question["label"], question["code"], question["options"]
    kind = QUESTION_TYPES.get(question["type"])
    if kind is None:
        yield Obstacle(f"“{label}” is of an unknown type, {question['type']}.", about=code)
        return
    if not label.strip():
        yield Obstacle(f"Question {code} has no words.", about=code)
    for setting in kind.settings:
        if setting.kind == CHOICES:
            yield from _of_choices(question, setting, options.get(setting.name, []))
    least, most = options.get("least"), options.get("most")
    if least is not None and most is not None and least > most:
        yield Obstacle(f"“{label}”: the least is more than the most.", about=code)


def _of_choices(question: Form, setting: Any, given: list[Form]) -> Iterator[str]:
    if not given:
        yield Obstacle(f"“{question['label']}”: give at least one for “{setting.label}”.", about=question["code"])
    labels, codes = [one["label"].casefold() for one in given], [one["code"] for one in given]
    if len(set(labels)) < len(given) or len(set(codes)) < len(given):
        yield Obstacle(f"“{question['label']}”: two choices are the same.", about=question["code"])


def _of_conditions(questions: list[Form]) -> Iterator[str]:
    before: dict[str, Any] = {}
    for question in questions:
        condition = question["show_when"]
        if condition:
            target = before.get(condition.get("question", ""))
            for sentence in _of_condition(question, condition, target):
                yield Obstacle(f"“{question['label']}” {sentence}", about=question["code"])
        before[question["code"]] = SimpleNamespace(**question)


def _of_condition(question: Form, condition: Form, target: Any) -> Iterator[str]:
    if target is None:
        yield f"waits for {condition.get('question') or 'no question'}, which does not come before it."
    elif condition.get("is") not in possible(target):
        yield f"waits for an answer that “{target.label}” does not have."


def _of_purpose(questions: list[Form], purpose: Purpose) -> Iterator[str]:
    types = {question["code"]: question["type"] for question in questions}
    for code, needed in purpose.fixed.items():
        if types.get(code) != needed:
            called = QUESTION_TYPES[needed].called
            yield Obstacle(f"{purpose.name} reads question {code}. Keep it, as “{called}”.", about=code)
    criteria = purpose.criteria()
    for question in questions:
        if question["criterion"] and criteria and question["criterion"] not in criteria:
            sentence = f"“{question['label']}” serves {question['criterion']}, which is no criterion of this fund."
            yield Obstacle(sentence, about=question["code"])
    yield from unserved(criteria, {question["criterion"] for question in questions})


def unserved(criteria: Mapping[str, str], served: set[str]) -> list[str]:
    """A sentence for each criterion that no question serves. `criteria`: name by code."""
    return [
        Obstacle(f"No question serves the criterion {code}, “{name}”.", about="criteria")
        for code, name in criteria.items()
        if code not in served
    ]
