"""Deeds on a form in draft: its sections and questions are added, changed, moved and removed."""

from typing import Any

from django.db.models import ProtectedError

from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused
from office.records.trail import note

from . import permissions, rules
from .freezing import SENTENCE
from .models import Question, QuestionSet, Section
from .question_sets import stamp_of

OTHERS = "Somebody changed this question while you were writing. Press save again to put your words in its place."


def _held(question_set_id: int, by: Any) -> QuestionSet:
    """The draft's row, locked."""
    if not permissions.may_keep_question_sets(by):
        raise Forbidden
    held = QuestionSet.objects.select_for_update(no_key=True).get(pk=question_set_id)
    if held.is_published:
        raise Refused([Obstacle(SENTENCE, about="published")])
    return held


@deed
def change_question_set(*, question_set: QuestionSet, title: str, intro: str, minutes: int, by: Any) -> QuestionSet:
    """Its title, what is said before one starts, and how many minutes it takes."""
    held = _held(question_set.pk, by)
    held.title, held.intro, held.minutes = title.strip(), intro.strip(), minutes
    held.save(update_fields=["title", "intro", "minutes"])
    note(held, "changed", by=by, words={"part": "title"})
    return held


@deed
def discard_draft(*, question_set: QuestionSet, by: Any) -> None:
    """Throw a draft away. One that a round stands on stays."""
    held = _held(question_set.pk, by)
    note(held, "discarded", by=by, words={"number": held.number})
    try:
        held.questions.all().delete()
        held.sections.all().delete()
        held.delete()
    except ProtectedError:
        raise Refused([Obstacle("Something stands on this draft, so it cannot be thrown away.", about="use")]) from None


@deed
def add_section(*, question_set: QuestionSet, group: str, title: str, by: Any) -> Section:
    """One more section, at the end."""
    held = _held(question_set.pk, by)
    order = max(held.sections.values_list("order", flat=True), default=0) + 1
    made = Section.objects.create(question_set=held, order=order, group=group.strip(), title=title.strip())
    note(held, "changed", by=by, words={"section_added": order})
    return made


@deed
def change_section(*, section: Section, group: str, title: str, by: Any) -> Section:
    """Its title, and the heading it stands under."""
    held = _held(section.question_set_id, by)
    section.group, section.title = group.strip(), title.strip()
    section.save(update_fields=["group", "title"])
    note(held, "changed", by=by, words={"section": section.order})
    return section


@deed
def remove_section(*, section: Section, by: Any) -> None:
    """Only an empty one: no question goes unseen."""
    held = _held(section.question_set_id, by)
    if section.questions.exists():
        raise Refused([Obstacle("Move or remove its questions first.", about="questions")])
    note(held, "changed", by=by, words={"section_removed": section.order})
    section.delete()


@deed
def move_section(*, section: Section, up: bool, by: Any) -> None:
    """One place up or down; at the edge it stays."""
    held = _held(section.question_set_id, by)
    sections = list(held.sections.order_by("order"))
    _swap(sections, section, up)
    _number_sections(sections)
    _number_questions(held)
    note(held, "changed", by=by, words={"section_moved": section.order})


@deed
def add_question(*, section: Section, code: str, type: str, label: str, by: Any) -> Question:
    """One more question at the end of a section; what it is set to comes next."""
    held = _held(section.question_set_id, by)
    if no := rules.obstacles_to_a_question(held, code=code, type=type, label=label):
        raise Refused(no)
    made = Question.objects.create(
        question_set=held, section=section, order=held.questions.count() + 1, code=code, type=type, label=label.strip()
    )
    _number_questions(held)
    note(held, "changed", by=by, words={"question_added": made.pk})
    return made


@deed
def change_question(*, question: Question, stamp: str, by: Any, **said: Any) -> Question:
    """Change what a question says. `stamp`: of the question as it was shown, so that nobody's change is lost.

    said: any of `rules.QUESTION_SAYS`.
    """
    held = _held(question.question_set_id, by)
    stands = Question.objects.get(pk=question.pk)
    if strange := set(said) - rules.QUESTION_SAYS:
        raise ValueError(f"A question's {sorted(strange)} cannot be changed.")
    if stamp != stamp_of(stands):
        raise Refused([Obstacle(OTHERS, about="stamp")])
    for name, value in said.items():
        setattr(stands, name, value)
    stands.save(update_fields=sorted(said))
    note(held, "changed", by=by, words={"question": stands.pk})
    return stands


@deed
def move_question(*, question: Question, up: bool, by: Any) -> None:
    """One place up or down; past the edge of its section, into the next one."""
    held = _held(question.question_set_id, by)
    sections = list(held.sections.order_by("order"))
    within = list(Question.objects.filter(section=question.section_id).order_by("order"))
    at = within.index(question)
    if 0 <= at + (-1 if up else 1) < len(within):
        _swap(within, question, up)
        _put_in_order(within)
    else:
        _carry_over(sections, question, up)
    _number_questions(held)
    note(held, "changed", by=by, words={"question_moved": question.pk})


def _carry_over(sections: list[Section], question: Question, up: bool) -> None:
    place = [section.pk for section in sections].index(question.section_id) + (-1 if up else 1)
    if 0 <= place < len(sections):
        there = list(sections[place].questions.order_by("order"))
        question.section = sections[place]
        question.save(update_fields=["section"])
        _put_in_order([*there, question] if up else [question, *there])


@deed
def remove_question(*, question: Question, by: Any) -> None:
    """Take a question out of the draft; published versions keep it."""
    held = _held(question.question_set_id, by)
    note(held, "changed", by=by, words={"question_removed": question.pk})
    question.delete()
    _number_questions(held)


def _swap(rows: list[Any], one: Any, up: bool) -> None:
    at = rows.index(one)
    to = at + (-1 if up else 1)
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]


def _number_sections(sections: list[Section]) -> None:
    """In two rounds, for no two may ever have the same place."""
    for start in (1 + max(section.order for section in sections), 1):
        for order, section in enumerate(sections, start):
            Section.objects.filter(pk=section.pk).update(order=order)


def _put_in_order(questions: list[Question]) -> None:
    for order, question in enumerate(questions):
        Question.objects.filter(pk=question.pk).update(order=order)


def _number_questions(question_set: QuestionSet) -> None:
    """Every question gets the number it is read by."""
    rows = question_set.questions.order_by("section__order", "order", "pk")
    for order, (key, stands) in enumerate(rows.values_list("pk", "order"), 1):
        if stands != order:
            Question.objects.filter(pk=key).update(order=order)
