"""A bid started from an earlier one of the same group: every copied answer is kept or changed before it is sent."""

import pytest

from grants.applications.actions import TooLate, keep_copied, save_answers, start_application
from grants.applications.models import Application
from office.people.organisations.actions import register_organisation
from office.records import clock
from office.records.steps import Forbidden, Refused, take
from office.submissions.models import Answer, QuestionSet, Submission
from tests.grants.answers import GOOD
from tests.grants.conftest import CLOSES
from tests.grants.story import written_bid

NEVER = {"q15", "q19", "q20", "q21"}  # nothing said; links with the office, the wish about the name, declarations


@pytest.fixture
def earlier(opened, group, lead):
    """A whole bid, withdrawn: as a declined one, it is history."""
    bid = written_bid(opened, group, lead)
    return take(bid, "withdraw", by=lead)


@pytest.fixture
def copied(earlier, opened, pot, group, lead):
    return start_application(round=opened, pot=pot, organisation=group, earlier=earlier, by=lead)


def marks(application):
    return dict(Answer.objects.filter(submission=application.submission).values_list("question__code", "copied_from"))


def test_answers_come_over_marked_and_declarations_never_do(copied, earlier):
    assert set(marks(copied)) == set(GOOD) - NEVER
    assert set(marks(copied).values()) == {earlier.reference}
    assert (copied.title, copied.ask_pence) == ("Friday Lights", 4_130_00)


def test_it_is_not_sent_before_each_is_kept_or_changed(copied, earlier, lead):
    rest = {code: GOOD[code] for code in NEVER}
    save_answers(application=copied, given=rest, base={}, by=lead)
    with pytest.raises(Refused) as no:
        take(fresh(copied), "submit", by=lead)
    assert len(no.value.obstacles) == len(set(GOOD) - NEVER)
    assert str(no.value.obstacles[0]).endswith(f"comes from {earlier.reference}. Keep it or change it.")
    save_answers(application=copied, given={"q01": "Saturday Lights"}, base={"q01": 1}, by=lead)
    assert keep_copied(application=copied, codes=list(GOOD), by=lead) == sorted(set(GOOD) - NEVER - {"q01"})
    assert take(fresh(copied), "submit", by=lead).state == "submitted"


def test_saving_the_same_words_again_keeps_nothing(copied, earlier, lead):
    save_answers(application=copied, given={"q01": GOOD["q01"]}, base={"q01": 1}, by=lead)
    assert marks(copied)["q01"] == earlier.reference


def test_what_the_check_before_the_account_said_stands(earlier, opened, pot, group, lead):
    made = start_application(
        round=opened, pot=pot, organisation=group, earlier=earlier, self_check={"E2": "CAL"}, by=lead
    )
    given = Answer.objects.get(submission=made.submission, question__code="q04")
    assert (given.choices, given.copied_from) == (["CAL"], "")


def test_nobody_copies_from_another_group(earlier, opened, pot, group, lead, other_group, stranger):
    with pytest.raises((Forbidden, Refused)):
        start_application(round=opened, pot=pot, organisation=other_group, earlier=earlier, by=stranger)
    assert Application.objects.count() == 1


def test_nor_between_two_groups_of_ones_own(earlier, opened, pot, lead):
    second = register_organisation(name="Second", lead=lead, by=lead, phone_on_file="0113", committee_size=4)
    with pytest.raises(Refused, match="same group"):
        start_application(round=opened, pot=pot, organisation=second, earlier=earlier, by=lead)


def test_nor_from_another_form(earlier, opened, pot, group, lead):
    other = QuestionSet.objects.create(code="other-form", title="Another")
    Submission.objects.filter(pk=earlier.submission_id).update(question_set=other)
    with pytest.raises(Refused, match="another kind of fund"):
        start_application(round=opened, pot=pot, organisation=group, earlier=fresh(earlier), by=lead)


def test_a_stranger_keeps_nothing_and_nobody_after_the_close(copied, lead, stranger):
    with pytest.raises(Forbidden):
        keep_copied(application=copied, codes=["q01"], by=stranger)
    with clock.set_to(CLOSES), pytest.raises(TooLate):
        keep_copied(application=copied, codes=["q01"], by=lead)
    assert marks(copied)["q01"]


def fresh(application):
    return Application.objects.get(pk=application.pk)
