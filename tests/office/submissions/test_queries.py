"""The task list tells the truth, and lists cost the same whatever their length."""

import pytest

from office.plan.actions import load_plan
from office.records import sight
from office.submissions.actions import save_answers
from office.submissions.models import Submission
from office.submissions.queries import TaskStatus, choices_of, published, task_list, whole_form
from office.submissions.rules import obstacles_by_question
from tests.office.submissions.conftest import COMPLETE, CONTEXT

pytestmark = pytest.mark.django_db


def statuses(submission):
    return {task.section.title: task.status for task in task_list(submission, CONTEXT)}


def test_a_new_draft_has_nothing_started(draft):
    assert set(statuses(draft).values()) == {TaskStatus.NOT_STARTED}


def test_a_complete_form_is_completed_throughout(complete):
    assert set(statuses(complete).values()) == {TaskStatus.COMPLETED}
    assert obstacles_by_question(complete, CONTEXT) == {}


def test_a_task_is_in_progress_while_something_is_missing(draft, lead):
    save_answers(submission=draft, given={"q01": "Friday Lights"}, by=lead)
    assert statuses(draft)["What you want to do"] == TaskStatus.IN_PROGRESS


@pytest.mark.parametrize(
    ("code", "raw", "title"),
    [
        ("q02", "word " * 61, "What you want to do"),
        ("q14", {"asked": "3960", "lines": COMPLETE["q14"]}, "Budget"),
        ("q13", {"start": "soon"}, "When it will happen"),
    ],
)
def test_a_task_needs_a_change_when_something_is_wrong(complete, lead, code, raw, title):
    save_answers(submission=complete, given={code: raw}, by=lead)
    found = statuses(complete)
    assert found.pop(title) == TaskStatus.NEEDS_A_CHANGE
    assert set(found.values()) == {TaskStatus.COMPLETED}


def test_an_optional_task_is_completed_once_it_was_saved_blank(draft, lead):
    save_answers(submission=draft, given={"q15": []}, by=lead)
    assert statuses(draft)["Other funding"] == TaskStatus.COMPLETED


def test_two_versions_need_a_change(complete, lead, colleague):
    save_answers(submission=complete, given={"q18": "A ramp"}, base={"q18": 1}, by=colleague)
    save_answers(submission=complete, given={"q18": "A lift"}, base={"q18": 1}, by=lead)
    assert statuses(complete)["Making it open to everyone"] == TaskStatus.NEEDS_A_CHANGE


def test_a_task_list_takes_four_queries_whatever_the_form(complete, django_assert_num_queries):
    fresh = Submission.objects.select_related("question_set").get()
    with django_assert_num_queries(4):
        task_list(fresh, CONTEXT)


def test_the_whole_form_takes_two_queries(form, django_assert_num_queries):
    with django_assert_num_queries(2):
        sections = whole_form(form)
        assert sum(len(section.questions.all()) for section in sections) == 21


def test_the_groups_own_people_see_its_submissions_and_nobody_else(draft, lead, colleague, stranger, other_group):
    assert sight.may_see(lead, draft)
    assert sight.may_see(colleague, draft)
    assert not sight.may_see(stranger, draft)


def test_the_newest_published_version_is_found(form):
    assert published("scf-application") == form
    assert published("unheard-of") is None


def test_what_may_be_chosen_comes_from_the_plan(editor):
    choices = choices_of(load_plan(by=editor))
    assert {kind: len(names) for kind, names in choices.items()} == {"districts": 5, "outcomes": 4, "priorities": 16}
    assert choices["districts"]["LEE"] == "Leeds"
