"""The law's checklist: where each thing is and when it changed; what is late is for staff alone."""

import datetime as dt

import pytest

from cms.duties.items import ITEMS
from office.records import clock
from tests.factories import signed
from tests.house.test_access import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def text(client, address="/what-we-publish/"):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_item_says_where_and_when(client, publish):
    publish()
    page = text(client)
    for item in ITEMS:
        assert f"Paragraph {item.paragraph}<" in page
    assert "23 November 2020" in page
    assert 'href="/decisions/"' in page
    assert "Not on this website yet" in page


def test_a_late_decision_is_red_for_staff_and_unseen_by_others(client, site, office):
    signed(office)
    with clock.set_to(clock.now() + dt.timedelta(days=8)):
        assert "Overdue" not in text(client)
        assert "1 decision should be published by now." in text(signed_in(office.officer))


def test_only_pages_for_people_harmed_by_crime_can_be_left_fast(client, site):
    assert "Exit this page" in text(client, "/find-help/")
    assert "Exit this page" not in text(client, "/how-to-apply/")
