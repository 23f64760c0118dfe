"""Declaring, scoring, locking and unlocking a bid; and what an interest hides."""

import datetime as dt

import pytest

from office.judging.actions import assign_assessor, declare, enter
from office.judging.models import Assessment, Declaration, Score
from office.people.interests.actions import register_interest
from office.people.organisations.actions import record_policy, register_organisation
from office.people.standing import forget
from office.records.models import StoredFile
from office.records.steps import take
from tests.office.judging.conftest import CODES, SECRETS
from tests.office.records.uploads import pdf, upload

pytestmark = pytest.mark.django_db
TODAY = "/portal/assessors/"


def at(entry, rest=""):
    return f"{TODAY}bids/{entry.pk}/{rest}"


@pytest.fixture
def given_out(entry, assigned, officer):
    """Both readers hold the bid; nobody has declared."""
    take(entry, "give_out", by=officer)
    return assigned


def text_of(response):
    return response.content.decode()


def test_a_bid_opens_only_after_its_declaration(sign_in, entry, given_out, assessor_1):
    client = sign_in(assessor_1)
    assert client.get(at(entry))["Location"] == at(entry, "declare/")
    assert "We run sessions" not in text_of(client.get(at(entry, "declare/")))
    assert client.post(at(entry, "declare/"), {}).status_code == 422
    assert client.post(at(entry, "declare/"), {"has_interest": "no"})["Location"] == at(entry)
    page = text_of(client.get(at(entry)))
    assert "We run sessions on Fridays." in page
    assert page.count("<h1") == 1


def test_a_blind_bid_shows_neither_name_nor_private_answers(sign_in, entry, reading, assessor_1):
    page = text_of(sign_in(assessor_1).get(at(entry)))
    assert SECRETS["identity"] not in page
    assert SECRETS["private"] not in page


def test_points_and_reason_are_saved_and_one_goes_on(sign_in, entry, reading, assessor_1):
    client = sign_in(assessor_1)
    response = client.post(at(entry, "?criterion=C1"), {"points": "4", "reason": "It says where.", "onwards": "yes"})
    assert response["Location"] == at(entry, "?criterion=C2")
    score = Score.objects.get()
    assert (score.criterion.code, score.points, score.reason) == ("C1", 4, "It says where.")
    assert "Saved at" in text_of(client.get(at(entry, "?criterion=C1")))


def test_half_a_score_is_kept(sign_in, entry, reading, assessor_1):
    sign_in(assessor_1).post(at(entry, "?criterion=C3"), {"reason": "To be weighed."})
    assert (Score.objects.get().points, Score.objects.get().reason) == (None, "To be weighed.")


@pytest.mark.parametrize("points", ["6", "-1", "x", "<script>"])
def test_points_that_are_none_are_refused_and_the_reason_stays(sign_in, entry, reading, assessor_1, points):
    response = sign_in(assessor_1).post(at(entry, "?criterion=C1"), {"points": points, "reason": "Kept words."})
    assert response.status_code == 422
    assert "Choose a score from 0 to 5" in text_of(response)
    assert "Kept words." in text_of(response)
    assert not Score.objects.exists()


def test_a_sheet_is_locked_when_it_is_full_and_unlocked_with_a_reason(sign_in, entry, reading, score, assessor_1):
    client = sign_in(assessor_1)
    response = client.post(at(entry, "steps/lock/"), {"version": reading[0].version})
    assert response.status_code == 422
    assert "Score C1" in text_of(response)
    assert f"{at(entry)}?criterion=C1" in text_of(response)
    score(reading[0], 4)
    assert client.post(at(entry, "steps/lock/"), {"version": reading[0].version}).status_code == 302
    mine = Assessment.objects.get(pk=reading[0].pk)
    assert (mine.state, mine.percent) == ("locked", 80)
    assert "80.00%" in text_of(client.get(at(entry)))
    assert client.post(at(entry, "steps/unlock/"), {"version": mine.version, "reason": ""}).status_code == 422
    client.post(at(entry, "steps/unlock/"), {"version": mine.version, "reason": "I misread the budget."})
    assert Assessment.objects.get(pk=mine.pk).state == "assigned"


def test_other_scores_are_seen_after_ones_own_lock_only(sign_in, entry, reading, score, lock, assessor_1):
    score(reading[1], 2, reason="Words of the other reader.")
    take(reading[1], "lock", by=reading[1].assessor)
    client = sign_in(assessor_1)
    assert "Words of the other reader." not in text_of(client.get(at(entry)))
    lock(reading[0], 3)
    page = text_of(client.get(at(entry)))
    assert "Words of the other reader." in page
    assert "Reader 2: 2" in page


def test_a_file_of_the_group_says_why_it_is_closed_to_who_stepped_out_and_nothing_to_a_stranger(
    sign_in, entry, reading, group, lead, assessor_1, stranger
):
    record_policy(organisation=group, kind="safeguarding", agreed_on=dt.date(2020, 6, 1),
                  document=upload("safe.pdf", pdf()), by=lead)  # fmt: skip
    address = f"/files/{StoredFile.objects.get().uuid}/"
    client = sign_in(assessor_1)
    assert client.get(address).status_code == 404
    client.post(at(entry, "declare/"), {"has_interest": "yes", "nature": "My sister runs it."})
    refused = client.get(address)
    assert refused.status_code == 403
    assert "You stepped out of this bid because of an interest" in text_of(refused)
    assert sign_in(stranger).get(address).status_code == 404


def test_a_declared_interest_closes_the_bid_for_good(sign_in, entry, reading, assessor_1):
    client = sign_in(assessor_1)
    response = client.post(at(entry, "declare/"), {"has_interest": "yes", "nature": ""})
    assert response.status_code == 422
    assert "Say what your interest is" in text_of(response)
    client.post(at(entry, "declare/"), {"has_interest": "yes", "nature": "My sister runs it."})
    for rest in ("", "declare/", "steps/lock/"):
        refused = client.get(at(entry, rest))
        assert refused.status_code == 403
        assert "You stepped out of this bid because of an interest, so we do not show it." in text_of(refused)
        assert "We run sessions" not in text_of(refused)
    assert client.post(at(entry, "?criterion=C1"), {"points": "5"}).status_code == 403
    assert str(entry) not in text_of(client.get(TODAY)).replace("You stepped out of Bid 1.", "")


def test_the_register_alone_closes_it_too(sign_in, entry, reading, group, assessor_1):
    register_interest(user=assessor_1, organisation=group, kind="family", by=assessor_1)
    forget(assessor_1)
    assert sign_in(assessor_1).get(at(entry)).status_code == 403


def test_strangers_learn_nothing(sign_in, client, entry, reading, assessor_3, officer, lead):
    assert sign_in(assessor_3).get(at(entry)).status_code == 404
    assert sign_in(assessor_3).get(at(entry).replace(str(entry.pk), "987654")).status_code == 404
    for other in (officer, lead):
        assert sign_in(other).get(at(entry)).status_code == 403
    client.logout()
    assert "/account/login/" in client.get(at(entry))["Location"]


# The desk, the list of applicants, side by side


@pytest.fixture
def many(contest, new_bid, officer, assessor_1, lead):
    """A function that gives the assessor more bids."""

    def give(count):
        for number in range(count):
            group = register_organisation(name=f"Group {number}", lead=lead, by=lead)
            entry = enter(contest=contest, submission=new_bid(group), by=officer)
            assign_assessor(entry=entry, assessor=assessor_1, by=officer)

    return give


def test_the_desk_counts_and_asks_the_same_number_of_questions(
    sign_in, reading, many, assessor_1, django_assert_max_num_queries
):
    client = sign_in(assessor_1)
    assert "0 of 1 locked" in text_of(client.get(TODAY))
    many(29)
    with django_assert_max_num_queries(15):
        assert "0 of 30 locked" in text_of(client.get(TODAY))


def test_the_desk_is_empty_in_words(sign_in, assessor_3):
    assert "No bid waits for you" in text_of(sign_in(assessor_3).get(TODAY))


def test_one_declares_on_the_list_by_name(sign_in, entry, given_out, many, contest, group, assessor_1):
    many(2)
    client, address = sign_in(assessor_1), f"{TODAY}contests/{contest.pk}/declare/"
    page = text_of(client.get(address))
    assert "3 groups applied" in page
    asked = client.post(address, {"groups": [group.pk]})
    assert asked.status_code == 200
    assert f"What is your interest in {group.name}?" in text_of(asked)
    refused = client.post(address, {"groups": [group.pk], f"nature-{group.pk}": " "})
    assert refused.status_code == 422
    assert f"Say what your interest in {group.name} is" in text_of(refused)
    client.post(address, {"groups": [group.pk], f"nature-{group.pk}": "I am a trustee."})
    assert Declaration.objects.filter(user=assessor_1, has_interest=True).get().entry == entry
    assert Declaration.objects.filter(user=assessor_1, has_interest=False).count() == 2
    assert client.get(at(entry)).status_code == 403
    assert "You declared an interest in" in text_of(client.get(address))


def test_no_tick_declares_no_interest_in_all(sign_in, entry, given_out, contest, assessor_1):
    sign_in(assessor_1).post(f"{TODAY}contests/{contest.pk}/declare/", {"groups": []})
    assert not Declaration.objects.get(user=assessor_1).has_interest


def test_a_reader_of_another_contest_sees_no_list(sign_in, entry, given_out, contest, assessor_3):
    assert sign_in(assessor_3).get(f"{TODAY}contests/{contest.pk}/declare/").status_code == 404


def test_bids_stand_side_by_side_on_one_question(sign_in, contest, entry, reading, many, officer, assessor_1):
    many(1)
    client, address = sign_in(assessor_1), f"{TODAY}contests/{contest.pk}/compare/merit/"
    assert text_of(client.get(address)).count("We run sessions on Fridays.") == 1  # the other is not declared on
    assert client.get(address.replace("merit", "private")).status_code == 404
    declare(entry=entry, by=assessor_1, has_interest=True, nature="My sister runs it.")
    assert client.get(address).status_code == 404


def test_every_criterion_has_its_place_on_the_sheet(sign_in, entry, reading, assessor_1):
    page = text_of(sign_in(assessor_1).get(at(entry)))
    assert [code for code in CODES if f"?criterion={code}" in page] == CODES


def test_what_is_written_is_saved_without_leaving_the_page(sign_in, entry, reading, assessor_1):
    client = sign_in(assessor_1)
    address, saving = at(entry, "?criterion=C1"), {"X-Autosave": "1"}
    told = client.post(address, {"points": "4", "reason": "It says wh"}, headers=saving)
    assert (told.status_code, told.json()["saved"].split(" at ")[0]) == (200, "Saved")
    assert Score.objects.get().reason == "It says wh"
    refused = client.post(address, {"points": "9", "reason": "It says where."}, headers=saving)
    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["points"])
    assert Score.objects.get().reason == "It says wh"


def test_the_page_says_its_keys_and_lets_them_be_switched_off(sign_in, entry, reading, assessor_1):
    page = text_of(sign_in(assessor_1).get(at(entry, "?criterion=C2")))
    assert "Use single keys on this page" in page
    assert '?criterion=C1" data-go="last-criterion"' in page
    assert '?criterion=C3" data-go="next-criterion"' in page
