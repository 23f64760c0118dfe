"""One's own groups, and the code that an officer reads out."""

import re

import pytest

from office.people.models import Invitation, Membership, Organisation
from office.people.organisations.actions import accept_invitation, invite_member

pytestmark = pytest.mark.django_db


def address(group, rest=""):
    return f"/portal/account/groups/{group.pk}/{rest}"


@pytest.fixture
def joined(group, lead, colleague):
    invitation, _ = invite_member(organisation=group, email=colleague.email, by=lead)
    return accept_invitation(invitation=invitation, confirmed_emails=[colleague.email], by=colleague)


def test_a_person_registers_a_group_and_leads_it(client, stranger):
    client.force_login(stranger)
    assert client.get("/portal/account/groups/new/").content.decode().count("<h1") == 1
    response = client.post("/portal/account/groups/new/", {"name": "Ride On", "kind": "charity"})
    group = Organisation.objects.get(name="Ride On")
    assert response["Location"] == address(group)
    assert "You lead it" in client.get(address(group)).content.decode()


@pytest.mark.parametrize(("field", "typed", "words"), [
    ("name", "", "Name of your group"),
    ("name", "x" * 161, "160 letters"),
    ("kind", "sect", "not one of the available"),
    ("kind", "", "Choose what kind"),
    ("district", "999", "not one of the available"),
    ("address", "x" * 401, "400 letters"),
    ("name", "<script>\x00", "Null characters"),
])  # fmt: skip
def test_a_bad_answer_keeps_what_was_typed(client, stranger, field, typed, words):
    client.force_login(stranger)
    data = {"name": "Kept name", "kind": "charity", "about": "x", "phone_on_file": "0113 496 0001", field: typed}
    response = client.post("/portal/account/groups/new/", data)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "0113 496 0001" in response.content.decode()
    assert "<script>\x00" not in response.content.decode()
    assert not Organisation.objects.exists()


def test_a_lead_changes_the_profile_and_a_member_does_not(client, group, lead, joined, colleague):
    client.force_login(lead)
    client.post(address(group, "profile/"), {"name": "Beckside", "kind": "cic"})
    assert Organisation.objects.get().name == "Beckside"
    client.force_login(colleague)
    assert client.get(address(group)).status_code == 200
    for rest in ("profile/", "invite/"):
        assert client.get(address(group, rest)).status_code == 404
        assert client.post(address(group, rest), {"name": "Mine", "kind": "cic"}).status_code == 404
    assert Organisation.objects.get().name == "Beckside"


def test_a_lead_invites_and_withdraws(client, group, lead):
    client.force_login(lead)
    assert client.post(address(group, "invite/"), {"email": "x", "kind": "member"}).status_code == 422
    response = client.post(address(group, "invite/"), {"email": "new@youth.test", "kind": "member"}, follow=True)
    assert "We have invited new@youth.test" in response.content.decode()
    response = client.post(address(group, "invite/"), {"email": "new@youth.test", "kind": "member"})
    assert response.status_code == 422
    assert "already invited" in response.content.decode()
    waiting = Invitation.objects.get()
    client.post(address(group, f"invitations/{waiting.pk}/withdraw/"))
    assert Invitation.objects.get().withdrawn_at


def test_a_lead_makes_a_lead_and_only_then_may_leave(client, group, lead, joined):
    client.force_login(lead)
    own = Membership.objects.get(user=lead)
    response = client.post(address(group, f"members/{own.pk}/remove/"))
    assert response.status_code == 422
    assert "a group must have one" in response.content.decode()
    client.post(address(group, f"members/{joined.pk}/lead/"))
    response = client.post(address(group, f"members/{own.pk}/remove/"))
    assert response["Location"] == "/portal/account/"
    assert client.get(address(group)).status_code == 404


def test_a_member_leaves_and_removes_nobody(client, group, lead, joined, colleague):
    client.force_login(colleague)
    own = Membership.objects.get(user=lead)
    assert client.post(address(group, f"members/{own.pk}/remove/")).status_code == 404
    assert client.post(address(group, f"members/{joined.pk}/lead/")).status_code == 404
    assert Membership.objects.get(user=lead).until is None
    client.post(address(group, f"members/{joined.pk}/remove/"))
    assert Membership.objects.get(pk=joined.pk).until


def test_a_stranger_learns_nothing(client, group, stranger):
    client.force_login(stranger)
    for rest in ("", "profile/", "invite/"):
        assert client.get(address(group, rest)).status_code == 404
    assert client.get(address(group, "members/1/remove/")).status_code == 405


# --- The code read out ------------------------------------------------------------------------

CODES = "/portal/officers/one-time-codes/"


def test_an_officer_finds_the_group_and_reads_out_a_code(sign_in, client, group, lead, officer):
    sign_in(officer)
    assert group.name in client.get(f"{CODES}?name=beckside").content.decode()
    page = client.get(f"{CODES}{group.pk}/").content.decode()
    assert group.phone_on_file in page
    response = client.post(f"{CODES}{group.pk}/", {"called_number": "0113 496 0000", "user": lead.pk})
    code = "".join(re.search(r"(\d{4}) (\d{4})</p>", response.content.decode()).groups())
    assert "no-cache" in response["Cache-Control"]
    client.post("/account/logout/")
    client.post("/account/login/", {"email": lead.email})
    client.post("/account/login/code/confirm/", {"code": code})
    assert client.session["_auth_user_id"] == str(lead.pk)


@pytest.mark.parametrize(("number", "words"), [("0113 496 9999", "number we hold"), ("", "The number you called")])
def test_another_number_shows_no_code(sign_in, client, group, lead, officer, number, words):
    sign_in(officer)
    response = client.post(f"{CODES}{group.pk}/", {"called_number": number, "user": lead.pk})
    assert response.status_code == 422
    assert words in response.content.decode()


def test_nobody_but_an_officer_reads_out_codes(sign_in, client, group, lead, legal):
    for user in (lead, legal):
        sign_in(user)
        assert client.get(CODES).status_code == 403
        assert client.post(f"{CODES}{group.pk}/", {}).status_code == 403
