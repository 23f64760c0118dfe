"""The monitoring officer's desk: advice, closed parts, delegations, the register of interests."""

import pytest

from office.decisions.models import DecisionRecord, DecisionSection
from office.people.interests.actions import register_interest
from office.people.models import Interest
from tests.factories import advised, ready

pytestmark = pytest.mark.django_db
FRONT = "/portal/legal/"
WHY = {"exemption": "FOIA s.43(2)", "public_interest": "It would harm the bidders."}


def at(decision, rest=""):
    return f"{FRONT}decisions/{decision.reference}/{rest}"


def text_of(response):
    return response.content.decode()


@pytest.mark.parametrize("code", ["financial", "advice-finance"])
def test_a_part_is_closed_with_its_exemption_and_opened_again(sign_in, office, code):
    decision = advised(office)
    client = sign_in(office.legal)
    assert at(decision, f"close/{code}/") in text_of(client.get(at(decision)))
    refused = client.post(at(decision, f"close/{code}/"), {**WHY, "public_interest": ""})
    assert refused.status_code == 422
    assert "FOIA s.43(2)" in text_of(refused)
    client.post(at(decision, f"close/{code}/"), WHY)
    page = text_of(client.get(at(decision)))
    assert "FOIA s.43(2)" in page
    assert at(decision, f"open/{code}/") in page
    client.post(at(decision, f"open/{code}/"))
    assert not DecisionSection.objects.filter(is_exempt=True).exists()
    assert not decision.advice.filter(is_exempt=True).exists()


def test_an_unknown_part_is_not_there(sign_in, office):
    decision = advised(office)
    for code in ("nonsense", "advice-nonsense"):
        assert sign_in(office.legal).get(at(decision, f"close/{code}/")).status_code == 404


def test_a_decision_is_delegated_to_the_deputy(sign_in, office):
    decision = ready(office, amount_pence=60_000_00)
    client = sign_in(office.legal)
    assert at(decision, "delegate/") in text_of(client.get(at(decision)))
    assert client.post(at(decision, "delegate/"), {"wording": ""}).status_code == 422
    client.post(at(decision, "delegate/"), {"wording": "Special delegation, minute 4"})
    found = DecisionRecord.objects.get()
    assert (found.signatory, found.delegated_up_to_pence) == ("deputy", 60_000_00)
    assert at(decision, "delegate/") not in text_of(client.get(at(decision)))


def test_interests_are_entered_and_ended(sign_in, office, group):
    client = sign_in(office.legal)
    assert "The register is empty" in text_of(client.get(f"{FRONT}interests/"))
    said = {"user": office.officer.pk, "kind": "family", "note": "Kept words."}
    refused = client.post(f"{FRONT}interests/new/", said)
    assert refused.status_code == 422
    assert "Say which group or body it is." in text_of(refused)
    assert "Kept words." in text_of(refused)
    client.post(f"{FRONT}interests/new/", {**said, "organisation": group.pk, "pecuniary": "on"})
    interest = Interest.objects.get()
    assert (interest.user, interest.organisation, interest.pecuniary) == (office.officer, group, True)
    page = text_of(client.get(f"{FRONT}interests/"))
    assert group.name in page
    client.post(f"{FRONT}interests/{interest.pk}/end/")
    assert Interest.objects.get().until
    assert group.name not in text_of(client.get(f"{FRONT}interests/"))
    assert "Ended" in text_of(client.get(f"{FRONT}interests/?all=yes"))
    again = client.post(f"{FRONT}interests/{interest.pk}/end/")
    assert again.status_code == 422
    assert "This interest has ended already." in text_of(again)


def test_the_register_asks_the_same_number_of_questions(sign_in, office, group, django_assert_max_num_queries):
    for number in range(30):
        register_interest(user=office.officer, body=f"Body {number}", kind="member", by=office.legal)
    client = sign_in(office.legal)
    with django_assert_max_num_queries(12):
        assert "30 interests now" in text_of(client.get(f"{FRONT}interests/"))


def test_the_desk_shows_what_waits(sign_in, office):
    page = text_of(sign_in(office.legal).get(FRONT))
    assert "No decision is waiting for legal advice." in page
    assert page.count("<h1") == 1


def test_others_do_not_come_in(sign_in, office, lead):
    decision = advised(office)
    for other in (office.officer, office.finance_1, lead):
        for address in (FRONT, at(decision), f"{FRONT}interests/", at(decision, "close/financial/")):
            assert sign_in(other).get(address).status_code == 403
