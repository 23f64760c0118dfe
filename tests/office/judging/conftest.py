"""A small contest: three bids from three groups, the fund's own rubric, three readers, a panel."""

import json
from pathlib import Path

import pytest

from office.judging.actions import (
    assign_assessor,
    declare,
    enter,
    freeze_rubric,
    load_rubric,
    plan_meeting,
    record_attendance,
    save_score,
)
from office.judging.models import Contest, Entry
from office.people.organisations.actions import register_organisation
from office.records import clock
from office.records.steps import take
from office.submissions.models import Answer, Question, QuestionSet, Section, Submission

ROOT = Path(__file__).resolve().parents[3]
RUBRIC = json.loads((ROOT / "scf/data/rubric-1.json").read_text())
CODES = [one["code"] for one in RUBRIC["criteria"]]
SECRETS = {"identity": "Beckside Youth Club", "price": "£4,750", "private": "Jo has been unwell"}


def points_for(total):
    """Points that are the same on every criterion: 3 gives 60%."""
    return dict.fromkeys(CODES, total)


@pytest.fixture
def rubric(officer):
    return freeze_rubric(rubric=load_rubric(data=RUBRIC, by=officer), by=officer)


@pytest.fixture
def form(db):
    """One question of each part."""
    form = QuestionSet.objects.create(code="form", title="Form")
    section = Section.objects.create(question_set=form, order=1, group="All", title="All")
    for order, part in enumerate(("merit", "identity", "price", "private"), 1):
        Question.objects.create(
            question_set=form, section=section, order=order, code=part, type="long_text", label=part, part=part
        )
    return form


@pytest.fixture
def new_bid(form, stranger):
    """A function that makes a sent submission from a group, with an answer in every part."""

    def make(organisation=None):
        organisation = organisation or register_organisation(name="Moorside Runners", lead=stranger, by=stranger)
        submission = Submission.objects.create(question_set=form, organisation=organisation, started_at=clock.now())
        for question in form.questions.all():
            text = SECRETS.get(question.code, "We run sessions on Fridays.")
            Answer.objects.create(submission=submission, question=question, text=text, changed_at=clock.now())
        return submission

    return make


@pytest.fixture
def contest(rubric):
    return Contest.objects.create(rubric=rubric, title="Round 24")


@pytest.fixture
def entry(contest, group, new_bid, officer):
    """The bid of `group`, in a contest being read."""
    made = enter(contest=contest, submission=new_bid(group), by=officer)
    take(contest, "start_reading", by=officer)
    return Entry.objects.select_related("contest", "submission").get(pk=made.pk)


@pytest.fixture
def assigned(entry, assessor_1, assessor_2, officer):
    """Both readers' assessments, not declared on yet."""
    return [assign_assessor(entry=entry, assessor=one, by=officer) for one in (assessor_1, assessor_2)]


@pytest.fixture
def reading(entry, assigned, officer):
    """Given out, and both readers declared no interest."""
    take(entry, "give_out", by=officer)
    for one in assigned:
        declare(entry=entry, by=one.assessor, has_interest=False)
    return assigned


@pytest.fixture
def score(contest):
    """A function that fills one assessment: points by criterion code, or the same for all."""

    def fill(assessment, points, *, reason="It says who, where and how often."):
        points = points_for(points) if isinstance(points, int) else points
        for criterion in contest.rubric.criteria.all():
            save_score(
                assessment=assessment, criterion=criterion, points=points[criterion.code], reason=reason,
                by=assessment.assessor,
            )  # fmt: skip

    return fill


@pytest.fixture
def lock(score):
    """A function that fills and locks one assessment."""

    def fill_and_lock(assessment, points):
        score(assessment, points)
        return take(assessment, "lock", by=assessment.assessor)

    return fill_and_lock


@pytest.fixture
def settled(entry, reading, lock):
    """Both readers gave 4 and 3: 70%."""
    lock(reading[0], 4)
    lock(reading[1], 3)
    entry.refresh_from_db()
    return entry


@pytest.fixture
def disputed(entry, reading, lock):
    """Readers 34 points apart, as the demonstration's bid about first aid."""
    lock(reading[0], {"C1": 5, "C2": 4, "C3": 4, "C4": 4, "C5": 4, "C6": 2})
    lock(reading[1], {"C1": 3, "C2": 3, "C3": 2, "C4": 2, "C5": 2, "C6": 2})
    entry.refresh_from_db()
    return entry


@pytest.fixture
def ranked(contest, settled, officer):
    return take(contest, "rank", by=officer)


@pytest.fixture
def meeting(contest, panel_chair):
    return plan_meeting(contest=contest, held_on=clock.today(), by=panel_chair)


@pytest.fixture
def seated(meeting, panel, panel_chair):
    """The whole panel is there; the chair is independent."""
    record_attendance(meeting=meeting, present=panel, independent=[panel_chair], by=panel_chair)
    return meeting
