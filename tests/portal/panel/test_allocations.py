"""The best set for the money: asked for, worked out in the background, read back, hidden from who stepped out."""

import pytest

from office.judging.actions import recuse
from office.judging.models import Allocation
from office.records import outbox

from .test_meetings import at, text_of


@pytest.fixture
def client(sign_in, panel_member):
    return sign_in(panel_member)


def asked(client, meeting, **said):
    return client.post(at(meeting, "allocations/"), {"money": "8,260", **said})


def test_it_is_worked_out_in_the_background_and_read_back(
    client, meeting, sent, officer, sign_in, django_assert_max_num_queries
):
    response = asked(client, meeting)
    assert response.status_code == 302
    assert "0 of 3 bids are settled so far" in text_of(client.get(response["Location"]))
    outbox.drain()
    row = Allocation.objects.get()
    with django_assert_max_num_queries(20):
        page = text_of(client.get(response["Location"]))
    assert (len(row.answer["given"]), sum(row.answer["given"].values())) == (2, 8_260_00)
    assert page.count("In every good set</strong>") == 2
    assert page.count("In none</strong>") == 1
    assert "The pot All priorities: costs nothing" in page or "costs nothing" in page


def test_a_district_may_have_a_floor_and_its_price_is_told(client, meeting, sent):
    code = sent[2].districts.get().code
    for one in sent[:2]:
        one.districts.clear()
    response = asked(client, meeting, money="4,130", **{f"least_{code}": "4,000"})
    outbox.drain()
    row = Allocation.objects.get()
    assert list(row.answer["given"]) == [str(sent[2].submission.entry.pk)]
    # 100% in place of 40%, in the unit of a percent
    assert "without it the scores would add up to 60 more" in text_of(client.get(response["Location"]))


def test_what_no_set_can_meet_is_said(client, meeting, sent):
    code = sent[0].districts.first().code
    response = asked(client, meeting, money="1,000", **{f"least_{code}": "4,000"})
    outbox.drain()
    assert "No set of bids keeps every limit" in text_of(client.get(response["Location"]))
    refused = asked(client, meeting, **{f"least_{code}": "5,000", f"most_{code}": "4,000"})
    assert refused.status_code == 422
    assert "this is more than" in text_of(refused)


def test_who_stepped_out_of_one_bid_neither_asks_nor_reads(client, meeting, sent, panel_member, panel_chair):
    address = asked(client, meeting)["Location"]
    recuse(meeting=meeting, entry=sent[0].submission.entry, member=panel_member, reason="I know them.", by=panel_chair)
    assert client.get(address).status_code == 404
    assert "Not for you to ask" in text_of(client.get(at(meeting, "allocations/")))
    asked(client, meeting)
    assert Allocation.objects.count() == 1
