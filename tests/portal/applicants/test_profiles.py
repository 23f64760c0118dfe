"""The group's profile goes with what it sends, and stays as it was sent; its policies can be read by its members."""

import datetime as dt

import pytest

from office.people.models import RegisterEntry, RegisterLoad
from office.people.organisations.actions import record_policy, update_profile
from office.records import clock
from office.records.steps import take
from office.submissions.models import Receipt
from office.submissions.sending import sent_profile, verify_receipt
from tests.people import joined


def text(response):
    return response.content.decode()


@pytest.fixture
def sent(written, group, lead):
    record_policy(organisation=group, kind="safeguarding", agreed_on=dt.date(2020, 6, 1), by=lead)
    return take(written, "submit", by=lead)


@pytest.fixture
def renamed(sent, group, lead):
    """Sent, and then the group changed its name and telephone."""
    update_profile(organisation=group, name="Beckside Young People", phone_on_file="0113 496 9999", by=lead)
    return sent


def test_the_receipt_keeps_the_profile_as_sent_and_is_still_true(renamed):
    receipt = Receipt.objects.get()
    kept = sent_profile(receipt)
    assert (kept["name"], kept["phone_on_file"]) == ("Beckside Youth Club", "0113 496 0000")
    assert kept["policies"] == [{"kind": "safeguarding", "agreed_on": "2020-06-01", "review_on": ""}]
    assert verify_receipt(receipt)


def test_a_profile_altered_inside_a_receipt_is_found_out(sent):
    receipt = Receipt.objects.get()
    receipt.content = receipt.content.replace("0113 496 0000", "0113 496 0001")
    assert not verify_receipt(receipt)


def test_receipt_and_copy_read_the_group_as_sent(renamed, as_lead, address):
    for rest in ("receipt/", "copy/"):
        page = text(as_lead.get(address(rest)))
        assert "Beckside Youth Club" in page
    assert "0113 496 0000" in text(as_lead.get(address("copy/")))
    assert "0113 496 9999" not in text(as_lead.get(address("copy/")))


def test_the_officer_sees_what_was_sent_and_what_has_changed(renamed, sign_in, officer):
    page = text(sign_in(officer).get(f"/portal/officers/applications/{renamed.reference}/group/"))
    assert "Telephone: was 0113 496 0000, is now 0113 496 9999" in page
    assert "Name: was Beckside Youth Club, is now Beckside Young People" in page


def test_the_check_shows_the_profile_before_it_is_sent(written, as_lead, address):
    assert "0113 496 0000" in text(as_lead.get(address("check/")))


def test_a_policy_past_its_day_is_told(written, group, lead, as_lead, address):
    yesterday = clock.today() - dt.timedelta(days=1)
    record_policy(organisation=group, kind="insurance", agreed_on=dt.date(2019, 6, 1), review_on=yesterday, by=lead)
    warning = "Past the day to look at it again: Public liability insurance"
    assert warning in text(as_lead.get(address()))
    record_policy(organisation=group, kind="insurance", agreed_on=clock.today(), by=lead)
    assert warning not in text(as_lead.get(address()))


@pytest.mark.parametrize("kind", ["member", "viewer", "signatory"])
def test_whoever_belongs_reads_the_policies_and_adds_none(group, lead, sign_in, kind):
    record_policy(organisation=group, kind="safeguarding", agreed_on=dt.date(2020, 6, 1), by=lead)
    client, page = sign_in(joined(group, lead, kind)), f"/portal/applicants/groups/{group.pk}/policies/"
    shown = client.get(page)
    assert shown.status_code == 200
    assert "Agreed 1 June 2020" in text(shown)
    assert "Add it" not in text(shown)
    client.post(page, {"kind": "equality", "agreed_on": "2020-01-01"})
    assert group.policies.count() == 1


def test_a_stranger_and_finance_find_no_such_page(group, sign_in, stranger, other_group, finance_1):
    for user in (stranger, finance_1):
        assert sign_in(user).get(f"/portal/applicants/groups/{group.pk}/policies/").status_code in (403, 404)


def test_the_groups_page_says_what_its_register_says(group, lead, as_lead):
    update_profile(organisation=group, charity_number="1089464", by=lead)
    page = f"/portal/account/groups/{group.pk}/"
    assert "We have not looked this number up." in text(as_lead.get(page))
    load = RegisterLoad.objects.create(
        register="charities_ew", source="extract.json", as_of=dt.date(2020, 10, 5), loaded_at=clock.now()
    )
    assert "Not found in the register</b> as of 5 October 2020" in text(as_lead.get(page))
    RegisterEntry.objects.create(
        register="charities_ew", number="1089464", name="BECKSIDE TRUST", status="Registered", income_pence=99_00,
        load=load,
    )  # fmt: skip
    shown = text(as_lead.get(page))
    assert "BECKSIDE TRUST" in shown
    assert "Status: Registered. Income in the last year reported: £99." in shown


def test_a_wrong_number_stands_beside_its_field(group, as_lead):
    said = {"name": group.name, "kind": group.kind, "charity_number": "12", "committee_size": "4"}
    refused = as_lead.post(f"/portal/account/groups/{group.pk}/profile/", said)
    assert refused.status_code == 422
    assert 'id="id_charity_number-error"' in text(refused) or "A charity number has 6 or 7 digits" in text(refused)
