"""Starting a bid and saving its answers."""

import datetime as dt

import pytest

from grants.applications.actions import start_application
from grants.applications.models import Application
from office.people.organisations.actions import update_profile
from office.records import clock
from office.records.steps import Forbidden, Refused, take
from tests.grants.conftest import CLOSES


@pytest.fixture
def draft(opened, pot, group, lead):
    return start_application(round=opened, pot=pot, organisation=group, by=lead)


def test_a_draft_has_a_reference_and_its_own_answers(draft, opened):
    assert draft.reference == "SCF-24-001"
    assert draft.state == "draft"
    assert draft.submission.question_set == opened.question_set
    assert draft.organisation == draft.submission.organisation


def test_the_check_before_the_account_flows_in(opened, pot, group, lead):
    draft = start_application(round=opened, pot=pot, organisation=group, by=lead, self_check={"E1": "yes", "S3": "no"})
    assert draft.self_check == {"E1": "yes", "S3": "no"}


def test_a_member_may_start(opened, pot, group, colleague):
    assert start_application(round=opened, pot=pot, organisation=group, by=colleague).state == "draft"


def test_a_stranger_may_not(opened, pot, group, stranger):
    with pytest.raises(Forbidden):
        start_application(round=opened, pot=pot, organisation=group, by=stranger)


def test_one_live_bid_a_group_a_pot(draft, opened, pot, group, lead):
    with pytest.raises(Refused, match="already"):
        start_application(round=opened, pot=pot, organisation=group, by=lead)
    take(draft, "withdraw", by=lead)
    assert start_application(round=opened, pot=pot, organisation=group, by=lead).reference == "SCF-24-002"


def test_the_profile_must_be_complete_enough(opened, pot, group, lead):
    update_profile(organisation=group, by=lead, phone_on_file="", committee_size=2)
    group.refresh_from_db()
    with pytest.raises(Refused) as refused:
        start_application(round=opened, pot=pot, organisation=group, by=lead)
    assert [one.about for one in refused.value.obstacles] == ["profile", "profile"]


@pytest.mark.parametrize("instant", [CLOSES, CLOSES + dt.timedelta(days=1)])
def test_not_after_the_close(opened, pot, group, lead, instant):
    with clock.set_to(instant), pytest.raises(Refused, match="closed at 12 noon on Friday 18 December 2020"):
        start_application(round=opened, pot=pot, organisation=group, by=lead)
    assert not Application.objects.exists()


def test_not_before_the_opening(scheduled, group, lead):
    with pytest.raises(Refused, match="opens at 12 noon"):
        start_application(round=scheduled, pot=scheduled.pots.get(), organisation=group, by=lead)
