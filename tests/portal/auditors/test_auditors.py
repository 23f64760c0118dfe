"""The trail: looked through, read thing by thing, exported with a reason, verified."""

import pytest

from office.records import guards
from office.records.models import Event, PrivateText
from portal.auditors.rows import fact_in_words
from tests.factories import advised

pytestmark = pytest.mark.django_db
FRONT = "/portal/auditors/"


def text_of(response):
    return b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()


def test_everything_is_read_newest_first_with_names(sign_in, office, auditor):
    advised(office)
    page = text_of(sign_in(auditor).get(FRONT))
    assert page.count("<h1") == 1
    for words in ("Sent for advice", "Grants officer", "draft to advising"):
        assert words in page


def test_it_is_narrowed_by_kind_number_actor_and_day(sign_in, office, auditor):
    decision = advised(office)
    client = sign_in(auditor)
    page = text_of(client.get(FRONT, {"kind": "decisions.decisionrecord", "number": decision.pk}))
    assert "Sent for advice" in page
    assert "Role given" not in page
    found = text_of(client.get(FRONT, {"actor": office.legal.trail_name}))
    assert "Sent for advice" not in found
    nothing = client.get(FRONT, {"until-day": "1", "until-month": "1", "until-year": "2001"})
    assert "Nothing was found" in text_of(nothing)
    refused = client.get(FRONT, {"number": "many"})
    assert refused.status_code == 422
    assert 'value="many"' in text_of(refused)


def test_one_things_chain_is_read(sign_in, office, auditor):
    decision = advised(office)
    client = sign_in(auditor)
    page = text_of(client.get(f"{FRONT}things/decisions.decisionrecord/{decision.pk}/"))
    last = Event.objects.filter(subject_type="decisions.decisionrecord").order_by("-number")[0]
    assert last.hash[:16] in page
    assert "There is enough." in page
    assert client.get(f"{FRONT}things/decisions.decisionrecord/987654/").status_code == 404
    assert client.get(f"{FRONT}things/no.such/1/").status_code == 404


@pytest.mark.parametrize(("value", "words"), [
    (False, "no"), (None, "none"), (12, "12"), ([], "none"), ([1, True], "1, yes"),
    ({"type": "judging.contest", "id": 3}, "contest 3"), ({"type": "no.such", "id": 3}, "no.such 3"),
])  # fmt: skip
def test_facts_are_said_in_words(value, words):
    assert fact_in_words(value) == words


def test_a_table_is_taken_with_a_reason_that_stays(sign_in, office, auditor):
    advised(office)
    client, address = sign_in(auditor), f"{FRONT}export/?kind=decisions.decisionrecord"
    assert client.post(address, {"reason": ""}).status_code == 422
    assert not Event.objects.filter(verb="trail_exported").exists()
    table = text_of(client.post(address, {"reason": "Yearly audit of decisions."}))
    assert table.startswith("\ufeffEvent,When,Written")
    assert "Sent for advice" in table
    assert "role_given" not in table
    kept = Event.objects.get(verb="trail_exported")
    assert kept.actor == auditor.trail_name
    assert PrivateText.objects.get(event=kept, word="reason").text == "Yearly audit of decisions."


def test_the_trail_is_verified_and_a_fault_is_named(sign_in, office, auditor):
    advised(office)
    client = sign_in(auditor)
    assert "Nobody has checked it on this page yet." in text_of(client.get(f"{FRONT}verify/"))
    assert not Event.objects.filter(verb="trail_verified").exists()
    assert "The trail is whole" in text_of(client.post(f"{FRONT}verify/"))
    assert "whole" in text_of(client.get(f"{FRONT}verify/"))
    guards.take_down()
    Event.objects.filter(verb="ask_for_advice").update(actor="user:1")
    guards.put_up()
    page = text_of(client.post(f"{FRONT}verify/"))
    assert "The trail does not hold" in page
    assert "its content was altered" in page


def test_the_list_asks_the_same_number_of_questions(sign_in, office, auditor, django_assert_max_num_queries):
    for number in range(6):
        advised(office, title=f"Decision {number}")
    client = sign_in(auditor)
    with django_assert_max_num_queries(10):
        assert "Older" in text_of(client.get(FRONT))


def test_others_do_not_come_in(sign_in, office, administrator, lead):
    for other in (office.officer, administrator, lead):
        for rest in ("", "export/", "verify/", "things/people.user/1/"):
            assert sign_in(other).get(f"{FRONT}{rest}").status_code == 403
