"""Two assessors lock the same bid at the same moment: one of them settles it, whichever comes last."""

import threading

import pytest
from django.db import connections

from office.judging.actions import assign_assessor, declare, enter, freeze_rubric, load_rubric, save_score
from office.judging.models import Assessment, Contest, Entry
from office.people.models import User
from office.records import clock
from office.records.steps import take
from office.submissions.models import QuestionSet, Submission
from tests.office.judging.conftest import RUBRIC

ROUNDS = 5


def a_bid_about_to_be_locked(contest, form, group, readers, officer):
    submission = Submission.objects.create(question_set=form, organisation=group, started_at=clock.now())
    entry = enter(contest=contest, submission=submission, by=officer)
    assessments = [assign_assessor(entry=entry, assessor=one, by=officer) for one in readers]
    take(entry, "give_out", by=officer)
    for one in assessments:
        declare(entry=entry, by=one.assessor, has_interest=False)
        for criterion in contest.rubric.criteria.all():
            save_score(assessment=one, criterion=criterion, points=3, reason="Sound.", by=one.assessor)
    return entry, assessments


def lock_at(barrier, assessment_id):
    try:
        assessment = Assessment.objects.get(pk=assessment_id)
        reader = User.objects.get(pk=assessment.assessor_id)
        barrier.wait(timeout=20)
        take(assessment, "lock", by=reader)
    finally:
        connections.close_all()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_on_postgresql_the_bid_is_settled_whoever_comes_last(officer, assessor_1, assessor_2, group):
    rubric = freeze_rubric(rubric=load_rubric(data=RUBRIC, by=officer), by=officer)
    contest = Contest.objects.create(rubric=rubric, title="Round 24")
    take(contest, "start_reading", by=officer)
    form = QuestionSet.objects.create(code="form", title="Form")
    for _ in range(ROUNDS):
        entry, assessments = a_bid_about_to_be_locked(contest, form, group, [assessor_1, assessor_2], officer)
        barrier = threading.Barrier(2)
        threads = [threading.Thread(target=lock_at, args=(barrier, one.pk)) for one in assessments]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
        assert Entry.objects.get(pk=entry.pk).state == "settled"
