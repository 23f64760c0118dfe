"""The door on every agreement, and the officers' pages behind it."""

import re

import pytest

from office.agreements.models import Incident
from tests.factories import agreed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
DOOR = "/portal/applicants/grants/AWD-24-001/"
FRONT = "/portal/officers/incidents/"
SAID = {"category": "child", "count": "2", "is_safe": "no", "happened_on-day": "22", "happened_on-month": "11",
        "happened_on-year": "2020", "told": ["police"]}  # fmt: skip


def text_of(response):
    return response.content.decode()


@pytest.fixture
def agreement(office, administrator, group, lead):
    return agreed(office, administrator, group, lead)


def test_a_member_tells_us_and_an_officer_deals_with_it(sign_in, agreement, office, colleague):
    client = sign_in(colleague)
    assert f"{DOOR}tell-us/" in text_of(client.get(DOOR))
    refused = client.post(f"{DOOR}tell-us/", {**SAID, "is_safe": "", "count": "-1"})
    assert refused.status_code == 422
    assert 'value="-1"' in text_of(refused)
    page = text_of(client.get(f"{DOOR}tell-us/"))
    assert "ring 999 first" in page
    assert "<textarea" not in page
    boxes = set(re.findall(r'name="([^"]+)" type="text"', page.split("<main")[1]))
    assert boxes == {"count", "happened_on-day", "happened_on-month", "happened_on-year"}
    assert client.post(f"{DOOR}tell-us/", SAID)["Location"] == DOOR
    incident = Incident.objects.get()
    assert (incident.count, incident.is_safe, incident.told) == (2, False, ["police"])
    officer, at = sign_in(office.officer), f"{FRONT}{incident.reference}/"
    assert at in text_of(officer.get(FRONT))
    assert "A child was harmed or at risk" in text_of(officer.get(at))
    officer.post(f"{at}steps/acknowledge/", {"version": 0})
    do = {"text": "Ring the lead", "owner": office.officer.pk, "due_on-day": "24", "due_on-month": "11",
          "due_on-year": "2020"}  # fmt: skip
    assert officer.post(f"{at}actions/new/", {**do, "due_on-day": "1"}).status_code == 422
    officer.post(f"{at}actions/new/", do)
    officer.post(f"{at}hold/", {"reason": "Until we know more."})
    assert "Held: Until we know more." in text_of(officer.get(at))
    assert officer.post(f"{at}steps/close/", {"version": 1, "reason": "Well."}).status_code == 422
    officer.post(f"{at}actions/{incident.actions.get().pk}/done/")
    finance = sign_in(office.finance_1)
    pay = "/portal/finance/payments/AWD-24-001/1/"
    assert f"{pay}lift/" in text_of(finance.get(pay))
    assert finance.post(f"{pay}lift/", {"reason": "All known."}).status_code == 302
    officer = sign_in(office.officer)
    officer.post(f"{at}steps/close/", {"version": 1, "reason": "The policy is read and kept."})
    assert Incident.objects.get().state == "closed"
    assert at not in text_of(officer.get(FRONT))
    assert at in text_of(officer.get(f"{FRONT}?show=all"))


def test_a_stranger_finds_no_door(sign_in, agreement, stranger, other_group):
    assert sign_in(stranger).get(f"{DOOR}tell-us/").status_code == 404
