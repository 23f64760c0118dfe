"""Scores are locked and unlocked while an officer closes the list: the list closed is the list that stands."""

import pytest

from office.judging.actions import assign_assessor, declare, enter, freeze_rubric, load_rubric, save_score
from office.judging.models import Assessment, Contest, Entry
from office.people.models import User
from office.records import clock
from office.records.steps import take
from office.submissions.models import QuestionSet, Submission
from tests.faults.crossing import Runner, all_is_well, cross
from tests.office.judging.conftest import RUBRIC

pytestmark = pytest.mark.django_db(transaction=True)

CLOSED = "The scoring is closed: the panel has the list."


@pytest.fixture
def contest(officer):
    rubric = freeze_rubric(rubric=load_rubric(data=RUBRIC, by=officer), by=officer)
    made = Contest.objects.create(rubric=rubric, title="Round 24")
    return take(made, "start_reading", by=officer)


@pytest.fixture
def readings(contest, group, assessor_1, assessor_2, officer):
    """One bid, scored by two readers; the first has locked."""
    form = QuestionSet.objects.create(code="form", title="Form")
    submission = Submission.objects.create(question_set=form, organisation=group, started_at=clock.now())
    entry = enter(contest=contest, submission=submission, by=officer)
    made = [assign_assessor(entry=entry, assessor=one, by=officer) for one in (assessor_1, assessor_2)]
    take(entry, "give_out", by=officer)
    for one in made:
        declare(entry=entry, by=one.assessor, has_interest=False)
        for criterion in contest.rubric.criteria.all():
            save_score(assessment=one, criterion=criterion, points=3, reason="Sound.", by=one.assessor)
    take(made[0], "lock", by=assessor_1)
    return made


@pytest.fixture
def settled(readings, assessor_2):
    """Both have locked."""
    take(readings[1], "lock", by=assessor_2)
    return readings


def by_reader(reading, name, **said):
    return lambda: take(
        Assessment.objects.get(pk=reading.pk), name, by=User.objects.get(pk=reading.assessor_id), **said
    )  # fmt: skip


@pytest.fixture
def closing(contest, officer):
    return lambda: take(Contest.objects.get(pk=contest.pk), "rank", by=User.objects.get(pk=officer.pk))


def states(contest):
    return Contest.objects.get(pk=contest.pk).state, Entry.objects.get().state


def test_a_score_is_unlocked_while_the_list_is_closed(settled, closing, contest):
    unlocking = by_reader(settled[0], "unlock", reason="A slip.")
    said = cross(Runner(closing, holding=Contest), Runner(unlocking, holding=Assessment))
    assert (said, states(contest)) in [
        (["done", CLOSED], ("ranked", "settled")),
        (["Bid 1 is not settled yet.", "done"], ("reading", "reading")),
    ]
    assert all_is_well()


def test_the_list_is_closed_while_a_score_is_unlocked(settled, closing, contest):
    unlocking = by_reader(settled[0], "unlock", reason="A slip.")
    said = cross(Runner(unlocking, holding=Entry), Runner(closing))
    assert (said, states(contest)) in [
        (["done", "Bid 1 is not settled yet."], ("reading", "reading")),
        ([CLOSED, "done"], ("ranked", "settled")),  # on SQLite either may come first
    ]
    assert all_is_well()


def test_moderation_is_called_for_while_the_list_is_closed(settled, closing, contest, panel_chair):
    calling = lambda: take(  # noqa: E731
        Entry.objects.get(), "call_for_moderation", by=User.objects.get(pk=panel_chair.pk), reason="Look again."
    )
    said = cross(Runner(closing, holding=Contest), Runner(calling, holding=Entry))
    assert (said, states(contest)) in [
        (["done", CLOSED], ("ranked", "settled")),
        (["Bid 1 is not settled yet.", "done"], ("reading", "moderation")),
    ]
    assert all_is_well()


def test_the_last_score_is_locked_while_the_list_is_closed(readings, closing, contest):
    said = cross(Runner(closing, holding=Contest), Runner(by_reader(readings[1], "lock"), holding=Assessment))
    assert (said, states(contest)) in [
        (["Bid 1 is not settled yet.", "done"], ("reading", "settled")),
        (["done", "done"], ("ranked", "settled")),
    ]
    assert all_is_well()
