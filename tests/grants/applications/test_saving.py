"""Saving the answers of a draft, and what is made from them."""

import datetime as dt

import pytest

from grants.applications.actions import TooLate, save_answers, start_application
from grants.applications.facts import facts_of
from grants.applications.models import Application
from office.people.organisations.actions import update_profile
from office.records import clock
from office.records.steps import Forbidden, Refused, take
from office.submissions.models import Answer, AnswerVersion
from tests.grants.answers import GOOD
from tests.grants.conftest import CLOSES


@pytest.fixture
def draft(opened, pot, group, lead):
    return start_application(round=opened, pot=pot, organisation=group, by=lead)


@pytest.fixture
def written(draft, lead):
    save_answers(application=draft, given=GOOD, base={}, by=lead)
    return Application.objects.get(pk=draft.pk)


def test_title_sum_and_districts_are_made_from_the_answers(written):
    assert (written.title, written.ask_pence) == ("Friday Lights", 4130_00)
    assert [district.code for district in written.districts.all()] == ["BRA"]


def test_facts_are_read_from_the_answers(written):
    facts = facts_of(written)
    assert (facts.outcome, facts.priorities, facts.beneficiaries) == ("O1", ("SV", "DRG"), 120)
    assert (facts.starts_on, facts.ends_on) == (dt.date(2021, 3, 1), dt.date(2021, 12, 17))
    assert facts.changes[0] == ("Fewer calls on Fridays", "The team's monthly count")
    assert facts.wants_name_withheld is False


def test_the_wish_about_the_name_follows_the_answer(written, lead):
    given = {"q20": {"withhold": True, "why": "Somebody may come looking."}}
    save_answers(application=written, given=given, base={"q20": 1}, by=lead)
    assert Application.objects.get().wants_name_withheld is True


def test_a_colleague_saves_and_a_stranger_does_not(draft, colleague, stranger):
    save_answers(application=draft, given={"q01": "Ours"}, base={}, by=colleague)
    with pytest.raises(Forbidden):
        save_answers(application=draft, given={"q01": "Theirs"}, base={"q01": 1}, by=stranger)
    assert Answer.objects.get().text == "Ours"


def test_after_the_close_the_words_are_kept_and_nothing_is_changed(written, lead):
    with clock.set_to(CLOSES), pytest.raises(TooLate, match="Every word is kept"):
        save_answers(application=written, given={"q01": "Too late"}, base={"q01": 1}, by=lead)
    version = AnswerVersion.objects.get(was_chosen=False)
    assert version.content["text"] == "Too late"
    assert Answer.objects.get(question__code="q01").text == "Friday Lights"
    assert Application.objects.get().title == "Friday Lights"


def test_the_same_words_after_the_close_are_not_kept_twice(written, lead):
    with clock.set_to(CLOSES), pytest.raises(TooLate):
        save_answers(application=written, given={"q01": "Friday Lights"}, base={"q01": 1}, by=lead)
    assert not AnswerVersion.objects.filter(was_chosen=False).exists()


def test_a_whole_bid_is_sent_locked_receipted_and_placed_in_the_plan(written, lead):
    take(written, "submit", by=lead)
    assert written.state == "submitted"
    assert written.submitted_at == clock.now()
    assert written.submission.receipts.get().reference == "SCF-24-001"
    written.refresh_from_db()
    assert written.tags.outcome.code == "O1"
    assert {one.code for one in written.tags.priorities.all()} == {"SV", "DRG"}


def test_a_half_written_bid_is_not_sent_and_says_what_is_missing(draft, lead):
    save_answers(application=draft, given={"q01": "Ours"}, base={}, by=lead)
    with pytest.raises(Refused) as refused:
        take(draft, "submit", by=lead)
    assert {"q02", "q14", "q21"} <= {one.about for one in refused.value.obstacles}


def test_the_rounds_limits_hold(written, lead):
    line = {**GOOD["q14"][0], "cost": "9000", "ask": "9000"}
    save_answers(application=written, given={"q14": [line]}, base={"q14": 1}, by=lead)
    with pytest.raises(Refused, match="Ask for £6,000 or less"):
        take(written, "submit", by=lead)


def test_only_the_lead_sends(written, colleague, officer):
    for actor in (colleague, officer):
        with pytest.raises(Forbidden):
            take(written, "submit", by=actor)


def test_two_minutes_before_noon_it_goes_and_at_noon_it_does_not(written, lead):
    with clock.set_to(CLOSES), pytest.raises(Refused, match="closed at 12 noon"):
        take(written, "submit", by=lead)
    with clock.set_to(CLOSES - dt.timedelta(minutes=2)):
        assert take(written, "submit", by=lead).state == "submitted"


def test_taken_back_changed_and_sent_again(written, lead):
    take(written, "submit", by=lead)
    with pytest.raises(Refused, match="sent"):
        save_answers(application=written, given={"q01": "New"}, base={"q01": 1}, by=lead)
    take(written, "reopen", by=lead)
    save_answers(application=written, given={"q01": "New"}, base={"q01": 1}, by=lead)
    take(written, "submit", by=lead)
    assert written.submission.receipts.count() == 2
    assert Application.objects.get().title == "New"


def test_a_changed_profile_does_not_stop_a_bid_on_its_way(written, group, lead):
    update_profile(organisation=group, by=lead, phone_on_file="")
    assert take(written, "submit", by=lead).state == "submitted"


def test_saving_costs_a_bounded_number_of_queries(draft, lead, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        save_answers(application=draft, given=GOOD, base={}, by=lead)


def test_sending_costs_a_bounded_number_of_queries(written, lead, django_assert_max_num_queries):
    with django_assert_max_num_queries(45):
        take(written, "submit", by=lead)
