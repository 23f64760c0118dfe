"""A review on its pages: asked for by the group's lead, answered by another officer."""

import datetime as dt

import pytest

from grants.applications.models import Application
from grants.panels.actions import draft_awards_decision
from grants.reviews.models import Review
from office.records import clock

pytestmark = pytest.mark.django_db

AT = "/portal/applicants/applications/SCF-24-003/"
OFFICERS = "/portal/officers/applications/SCF-24-003/review/"


@pytest.fixture
def declined(recommended, meeting, officer, signed, sent):
    signed(draft_awards_decision(round=recommended, meeting=meeting, by=officer))
    return Application.objects.get(pk=sent[2].pk)


@pytest.fixture
def group(declined, sign_in):
    return sign_in(declined.organisation.memberships.get().user)


@pytest.fixture
def asked(group, second_officer):
    group.post(f"{AT}review/", {"grounds": "You did not read our figures."})
    return Review.objects.get()


def test_the_outcome_leads_to_the_review_and_says_until_when(group):
    said = group.get(f"{AT}outcome/").content.decode()
    assert "until Thursday 7 January 2021" in said
    assert f'href="{AT}review/"' in said
    assert "You can ask once" in group.get(f"{AT}review/").content.decode()
    response = group.post(f"{AT}review/", {"grounds": " "})
    assert response.status_code == 422
    assert "Say what you think went wrong" in response.content.decode()


def test_after_its_last_day_there_is_no_such_page(group):
    with clock.set_to(clock.in_london(dt.date(2021, 1, 8))):
        assert group.get(f"{AT}review/").status_code == 404
        assert "Ask for a review" not in group.get(f"{AT}outcome/").content.decode()


def test_a_request_shows_its_clock_and_then_its_answer(group, asked, sign_in, officer, second_officer):
    assert "We answer by" in group.get(f"{AT}review/").content.decode()
    desk = sign_in(officer)
    assert "Another officer of this fund answers" in desk.get(OFFICERS).content.decode()
    assert desk.get(f"{OFFICERS}steps/uphold/").status_code == 404
    desk = sign_in(second_officer)
    assert "You did not read our figures." in desk.get(OFFICERS).content.decode()
    told = {"version": asked.version, "reason": "Both readers wrote about each figure."}
    assert desk.post(f"{OFFICERS}steps/uphold/", told).status_code == 302
    said = sign_in(asked.asked_by).get(f"{AT}review/").content.decode()
    assert "The outcome stands" in said
    assert "Both readers wrote about each figure." in said


def test_the_bid_shows_that_a_review_is_asked_for(asked, sign_in, officer):
    desk = sign_in(officer)
    assert "The group asked for a review" in desk.get("/portal/officers/applications/SCF-24-003/").content.decode()
    assert "Review asked for" in desk.get("/portal/officers/applications/SCF-24-003/trail/").content.decode()
