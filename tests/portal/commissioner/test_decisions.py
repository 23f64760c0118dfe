"""Declaring on a decision, signing it, sending it back; and what an interest does."""

import pytest

from office.decisions.models import DecisionRecord, SignerDeclaration
from tests.factories import advised, offered, ready, signed

pytestmark = pytest.mark.django_db
FRONT = "/portal/commissioner/"


def at(decision, rest=""):
    return f"{FRONT}decisions/{decision.reference}/{rest}"


def text_of(response):
    return response.content.decode()


def again(decision):
    return DecisionRecord.objects.get(pk=decision.pk)


def test_what_waits_is_listed_and_read_whole(sign_in, office):
    decision = ready(office)
    client = sign_in(office.commissioner)
    assert f'href="{at(decision)}"' in text_of(client.get(FRONT))
    page = text_of(client.get(at(decision)))
    assert page.count("<h1") == 1
    for words in ("Groups asked for an autumn round.", "There is enough.", "Within the power.", "Declare first"):
        assert words in page


def test_nobody_signs_before_declaring(sign_in, office):
    decision = ready(office)
    client = sign_in(office.commissioner)
    refused = client.post(at(decision, "steps/sign/"), {"version": decision.version})
    assert refused.status_code == 422
    assert "Declare first whether you have an interest in this." in text_of(refused)
    assert at(decision, "declare/") in text_of(refused)
    assert again(decision).state == "ready"


def test_the_commissioner_declares_and_signs_and_sees_what_was_carried_out(sign_in, office, administrator, group):
    decision = ready(office)
    client = sign_in(office.commissioner)
    assert client.post(at(decision, "declare/"), {}).status_code == 422
    assert client.post(at(decision, "declare/"), {"has_interest": "no"})["Location"] == at(decision)
    assert "You declared no interest" in text_of(client.get(at(decision)))
    client.post(at(decision, "steps/sign/"), {"version": decision.version})
    assert again(decision).signed_by == office.commissioner
    assert "No money moved." in text_of(client.get(at(decision)))
    funded = offered(office, administrator, group).commitment.decision
    page = text_of(client.get(at(funded)))
    for words in ("What was carried out", "£80,000", "£6,000", "AWD-24-001 Friday nights"):
        assert words in page


def test_an_interest_is_put_in_words_and_goes_to_the_deputy(sign_in, office):
    decision = ready(office)
    client = sign_in(office.commissioner)
    refused = client.post(at(decision, "declare/"), {"has_interest": "yes", "nature": ""})
    assert refused.status_code == 422
    assert "Say what the interest is." in text_of(refused)
    client.post(at(decision, "declare/"), {"has_interest": "yes", "nature": "My sister leads the group."})
    assert again(decision).signatory == "deputy"
    assert at(decision) not in text_of(client.get(FRONT))
    assert client.post(at(decision, "steps/sign/"), {"version": decision.version}).status_code == 404
    deputy = sign_in(office.deputy)
    assert at(decision) in text_of(deputy.get(FRONT))
    deputy.post(at(decision, "declare/"), {"has_interest": "no"})
    deputy.post(at(decision, "steps/sign/"), {"version": again(decision).version})
    assert again(decision).signed_as == "Deputy Police and Crime Commissioner"


def test_above_the_limit_the_page_says_who_must_delegate(sign_in, office):
    decision = ready(office, amount_pence=60_000_00)
    said = {"has_interest": "yes", "nature": "Mine."}
    page = sign_in(office.commissioner).post(at(decision, "declare/"), said, follow=True)
    assert "The monitoring officer must delegate this decision." in text_of(page)


@pytest.mark.parametrize(("step", "state"), [("send_back", "draft"), ("reject", "rejected")])
def test_it_is_sent_back_or_not_agreed_with_a_reason(sign_in, office, step, state):
    decision = ready(office)
    client = sign_in(office.commissioner)
    refused = client.post(at(decision, f"steps/{step}/"), {"version": decision.version, "reason": ""})
    assert refused.status_code == 422
    client.post(at(decision, f"steps/{step}/"), {"version": decision.version, "reason": "Say what it costs."})
    assert again(decision).state == state


def test_the_other_signatory_reads_and_does_not_declare(sign_in, office):
    decision = ready(office)
    page = text_of(sign_in(office.deputy).get(at(decision)))
    assert "Declare first" not in page
    assert sign_in(office.deputy).post(at(decision, "declare/"), {"has_interest": "no"}).status_code == 422
    assert not SignerDeclaration.objects.exists()


def test_a_stale_page_is_told_apart(sign_in, office):
    decision = ready(office)
    answer = sign_in(office.commissioner).post(at(decision, "steps/reject/"), {"version": 1, "reason": "My words."})
    assert answer.status_code == 409
    assert "My words." in text_of(answer)


def test_lists_ask_the_same_number_of_questions(sign_in, office, django_assert_max_num_queries):
    client = sign_in(office.commissioner)
    for number in range(12):
        (signed if number % 2 else ready)(office, title=f"Decision {number}")
    with django_assert_max_num_queries(15):
        page = text_of(client.get(FRONT))
    assert "6 decisions wait for you" in page


def test_others_do_not_come_in(sign_in, client, office, lead):
    decision = advised(office)
    for other in (office.officer, office.legal, lead):
        assert sign_in(other).get(at(decision)).status_code == 403
    assert sign_in(office.commissioner).get(at(decision).replace(decision.reference, "PCC-1")).status_code == 404
