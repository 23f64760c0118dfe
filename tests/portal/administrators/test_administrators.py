"""The checklist, people and roles, the office's names, keys to funds."""

import pytest

from office.people.models import RoleHeld, User
from office.people.standing import forget
from office.records import letterhead
from office.records.models import Event, PrivateText

pytestmark = pytest.mark.django_db
FRONT = "/portal/administrators/"


def text_of(response):
    return response.content.decode()


def test_an_empty_office_is_told_what_is_to_do(sign_in, administrator, django_assert_max_num_queries):
    client = sign_in(administrator)
    with django_assert_max_num_queries(20):
        page = text_of(client.get(FRONT))
    assert page.count("<h1") == 1
    assert "0 of " in page
    for words in ("Say what the office is called", "Finance officer: 2 needed, 0 here", "The Plan in force", "A fund"):
        assert words in page


def test_what_is_done_counts(sign_in, administrator, office):
    letterhead.load_letterhead(by=administrator)
    page = text_of(sign_in(administrator).get(FRONT))
    assert "6 of " in page  # the names, officers, finance, legal, Commissioner, deputy
    assert "Finance officer: 2 needed, 2 here" in page


def test_a_role_is_given_and_withdrawn_with_a_reason(sign_in, administrator, lead):
    client, address = sign_in(administrator), f"{FRONT}people/{lead.pk}/"
    refused = client.post(f"{address}give/", {"role": "auditor", "reason": ""})
    assert refused.status_code == 422
    client.post(f"{address}give/", {"role": "auditor", "reason": "Internal audit 2021."})
    forget(lead)
    assert lead.standing.roles == {"auditor"}
    assert PrivateText.objects.get(event__verb="role_given", event__subject_id=lead.pk).text == "Internal audit 2021."
    assert "Reads everything, the trail included" in text_of(client.get(address))
    assert client.post(f"{address}withdraw/auditor/", {}).status_code == 422
    client.post(f"{address}withdraw/auditor/", {"reason": "The audit is over."})
    assert RoleHeld.objects.get(user=lead).until
    assert "Ended" in text_of(client.get(address))
    assert client.get(f"{address}withdraw/auditor/").status_code == 404


def test_the_last_administrator_stays(sign_in, administrator):
    address = f"{FRONT}people/{administrator.pk}/withdraw/administrator/"
    refused = sign_in(administrator).post(address, {"reason": "Kept words."})
    assert refused.status_code == 422
    assert "the office must have an administrator" in text_of(refused)
    assert "Kept words." in text_of(refused)


def test_people_are_found_page_by_page(sign_in, administrator, django_assert_max_num_queries):
    for number in range(30):
        User.objects.create_user(f"person-{number:02}@group.test", f"Person {number}")
    client = sign_in(administrator)
    with django_assert_max_num_queries(10):
        page = text_of(client.get(f"{FRONT}people/"))
    assert "31 people" in page
    assert "Person 2<" in text_of(client.get(f"{FRONT}people/?words=person-02"))
    assert "Nobody was found" in text_of(client.get(f"{FRONT}people/?words=nobody"))


NAMES = {
    "effective_from-day": "1", "effective_from-month": "12", "effective_from-year": "2020",
    "body_name": "Office of the Mayor", "short_name": "The office", "holder_title": "Mayor",
    "deputy_title": "Deputy Mayor", "brand_colour": "#12505b", "decision_prefix": "MOP",
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"brand_colour": "#ffd400"}, "White words cannot be read well on this colour. Choose a darker one."),
        ({"brand_colour": "teal"}, "Write the colour as # and six digits"),
        ({"email": "nobody"}, "Enter an e-mail address, like name@example.org"),
        ({"effective_from-month": "13"}, "must be a real date"),
        ({"body_name": ""}, "Name of the office"),
    ],
)
def test_names_that_will_not_do_are_refused_in_words(sign_in, administrator, given, words):
    refused = sign_in(administrator).post(f"{FRONT}letterhead/", {**NAMES, **given})
    assert refused.status_code == 422
    assert words in text_of(refused)
    assert "Deputy Mayor" in text_of(refused)
    assert not Event.objects.filter(verb="set_letterhead").exists()


def test_the_names_of_the_office_change_from_a_day_on(at_noon, sign_in, administrator):
    client = sign_in(administrator)
    assert client.post(f"{FRONT}letterhead/", NAMES)["Location"] == FRONT
    assert letterhead.in_force().body_name == "Office of the Police and Crime Commissioner"
    client.post(f"{FRONT}letterhead/", {**NAMES, "effective_from-month": "11", "brand_colour": "#5b1250"})
    page = text_of(client.get(f"{FRONT}letterhead/"))
    assert "Office of the Mayor" in page
    assert "/brand/5b1250.css" in page


def test_keys_to_funds_are_given_and_taken_back(sign_in, administrator, fund, officer, officer_2):
    client = sign_in(administrator)
    page = text_of(client.get(f"{FRONT}funds/"))
    assert str(officer) in page
    assert str(officer_2) not in page
    assert client.post(f"{FRONT}funds/SCF/give/", {}).status_code == 422
    client.post(f"{FRONT}funds/SCF/give/", {"officer": officer_2.pk})
    assert str(officer_2) in text_of(client.get(f"{FRONT}funds/"))
    assert str(officer) in text_of(client.get(f"{FRONT}funds/SCF/withdraw/{officer.pk}/"))
    client.post(f"{FRONT}funds/SCF/withdraw/{officer.pk}/")
    forget(officer)
    assert officer.standing.keys("grants.FundKey") == frozenset()
    assert client.get(f"{FRONT}funds/XYZ/give/").status_code == 404


def test_a_fund_is_set_up_once(sign_in, administrator):
    client = sign_in(administrator)
    said = {"name": "Road Safety Fund", "code": "RSF", "slug": "road-safety-fund", "type": "safer_communities"}
    assert "There is no fund yet" in text_of(client.get(f"{FRONT}funds/"))
    assert client.post(f"{FRONT}funds/new/", said)["Location"] == f"{FRONT}funds/"
    assert "Road Safety Fund" in text_of(client.get(f"{FRONT}funds/"))
    again = client.post(f"{FRONT}funds/new/", {**said, "about": "Kept words."})
    assert again.status_code == 422
    assert "There is a fund with this code or address already." in text_of(again)
    assert "Kept words." in text_of(again)


def test_others_do_not_come_in(sign_in, officer, auditor, lead):
    for other in (officer, auditor, lead):
        for rest in ("", "people/", f"people/{lead.pk}/give/", "letterhead/", "funds/"):
            assert sign_in(other).get(f"{FRONT}{rest}").status_code == 403
