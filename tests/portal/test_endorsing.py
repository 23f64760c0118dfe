"""The endorser's one page, and a group's pages of endorsements, confirming, asking to lead."""

import datetime as dt

import pytest

from grants.endorsements.actions import ask_for_endorsement
from grants.endorsements.links import new_link
from grants.funds.models import Round
from office.people.organisations.models import LeadRequest
from office.records import clock
from tests.portal.applicants.conftest import *  # noqa: F403 (a draft of the youth club's in an open round)

ANSWER = {"supports": "yes", "comment": "It fills a gap.", "name": "Sam Ward", "role": "Neighbourhood officer"}


@pytest.fixture
def asked(written, lead):
    return ask_for_endorsement(application=written, kind="neighbourhood", email="ward@police.test", by=lead)


def test_it_is_answered_without_an_account_and_shown_to_the_group(client, asked, as_lead, address):
    page = f"/endorse/{new_link(asked)}/"
    shown = client.get(page)
    assert shown.status_code == 200
    assert "no-store" in shown["Cache-Control"]
    assert "Friday Lights" in shown.content.decode()
    refused = client.post(page, {**ANSWER, "supports": "no", "comment": ""})
    assert refused.status_code == 422
    assert "Say why you cannot support it" in refused.content.decode()
    assert 'value="Sam Ward"' in refused.content.decode()
    assert "We have your answer" in client.post(page, ANSWER, follow=True).content.decode()
    assert "We have your answer" in client.post(page, {**ANSWER, "supports": "no"}).content.decode()
    asked.refresh_from_db()
    assert asked.state == "supported"
    group = as_lead.get(address("endorsements/")).content.decode()
    assert "Sam Ward" in group
    assert "It fills a gap." in group


def test_an_old_link_opens_nothing_but_a_fresh_one_and_a_forged_one_nothing_at_all(client, asked):
    token = new_link(asked)
    assert client.get(f"/endorse/{token[:-2]}xx/").status_code == 404
    with clock.set_to(clock.now() + dt.timedelta(days=22)):
        page = client.get(f"/endorse/{token}/").content.decode()
        assert "This link is too old" in page
        assert "Friday Lights" not in page
        assert client.post(f"/endorse/{token}/", ANSWER).status_code == 200
        asked.refresh_from_db()
        assert asked.state == "asked"
        assert "fresh link" in client.post(f"/endorse/{token}/again/").content.decode()


def test_the_second_person_confirms_on_the_check(as_lead, written, colleague, sign_in, address):
    Round.objects.update(second_person=True)
    assert "A second person" in as_lead.get(address()).content.decode()
    answer = as_lead.post(address("confirm/"), {"revision": written.submission.revision})
    assert answer.status_code == 302
    assert written.confirmations.count() == 1
    assert sign_in(colleague).post(address("confirm/"), {"revision": 1}).status_code == 404


def test_a_member_asks_to_lead_and_an_officer_says_yes(sign_in, group, colleague, officer):
    page = f"/portal/account/groups/{group.pk}/"
    sign_in(colleague).post(f"{page}ask-to-lead/", {"why": "Our lead moved away."})
    asked = LeadRequest.objects.get()
    assert "Our lead moved away." in sign_in(officer).get(page).content.decode()
    sign_in(officer).post(f"{page}ask-to-lead/{asked.pk}/", {"granted": "yes"})
    assert group.memberships.get(user=colleague).kind == "lead"
