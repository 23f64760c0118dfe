"""The pages of one's own account."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from office.people.models import Membership, User
from office.people.organisations.actions import invite_member
from office.people.roles import Role
from office.people.sign_in.actions import confirm_address
from office.post.models import Message
from office.post.telling import tell
from office.records import outbox
from tests.workshop import messages
from tests.workshop.models import Lamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(lead, officer):
    return tell(messages.DROPPED, Lamp.objects.create(), by=officer, to=[lead], facts={"why": "<b>"})[0]


@pytest.mark.parametrize("address", ["", "messages/", "roles/", "name/"])
def test_every_page_has_one_heading_and_asks_visitors_to_sign_in(client, lead, address):
    address = f"/portal/account/{address}"
    assert client.get(address)["Location"] == f"/account/login/?next={address}"
    client.force_login(lead)
    assert client.get(address).content.decode().count("<h1") == 1


def test_the_roles_stand_in_one_sentence_each(sign_in, officer):
    page = sign_in(officer).get("/portal/account/roles/").content.decode()
    assert all(role.label in page for role in Role)
    assert page.count("govuk-tag") == 1  # the one that is mine


def test_a_message_is_read_by_saying_so_and_never_by_looking(client, lead, told):
    client.force_login(lead)
    assert told.title in client.get("/portal/account/messages/").content.decode()
    page = client.get(f"/portal/account/messages/{told.pk}/").content.decode()
    assert "&lt;b&gt;" in page
    assert Message.objects.get(pk=told.pk).read_at is None
    response = client.post(f"/portal/account/messages/{told.pk}/read/")
    assert response["Location"] == told.link
    assert Message.objects.get(pk=told.pk).read_at


def test_a_message_of_somebody_else_does_not_exist(client, stranger, told):
    client.force_login(stranger)
    for address in (f"/portal/account/messages/{told.pk}/", "/portal/account/messages/999/"):
        assert client.get(address).status_code == 404
    assert client.post(f"/portal/account/messages/{told.pk}/read/").status_code == 404


def queries_of_inbox(client, lead, count):
    Message.objects.all().delete()
    lamp = Lamp.objects.create()
    for _ in range(count):
        tell(messages.DROPPED, lamp, by=lead, to=[lead], facts={"why": "x"})
    return client.get("/portal/account/messages/")


def test_the_inbox_takes_as_many_queries_for_thirty_as_for_one(client, lead, django_assert_num_queries):
    client.force_login(lead)
    for count in (1, 30):
        queries_of_inbox(client, lead, count)
        with django_assert_num_queries(4):  # session, user, standing, messages
            page = client.get("/portal/account/messages/")
    rows = page.context["page"].rows
    older = client.get("/portal/account/messages/" + page.context["page"].older).context["page"].rows
    assert (len(rows), len(older)) == (25, 5)
    assert not {one.pk for one in rows} & {one.pk for one in older}


def link_in_the_letter():
    outbox.drain()
    return re.search(r"http://127.0.0.1:8000(/portal/account/invitations/\S+)", mail.outbox[-1].body)[1]


def test_somebody_invited_joins_by_the_link_in_the_letter(client, lead, group, colleague):
    invite_member(organisation=group, email=colleague.email, by=lead)
    address = link_in_the_letter()
    confirm_address(user=colleague, email=colleague.email)
    client.force_login(colleague)
    assert "Join Beckside Youth" in client.get(address).content.decode()
    assert not Membership.objects.filter(user=colleague).exists()
    assert client.post(address).status_code == 302
    assert Membership.objects.filter(user=colleague).exists()
    assert client.post(address).status_code == 422


def test_the_link_does_nothing_for_another_person(client, lead, group, colleague, stranger):
    invite_member(organisation=group, email=colleague.email, by=lead)
    address = link_in_the_letter()
    confirm_address(user=stranger, email=stranger.email)
    client.force_login(stranger)
    response = client.post(address)
    assert response.status_code == 422
    assert "another e-mail address" in response.content.decode()
    assert client.get("/portal/account/invitations/nonsense/").status_code == 404


def test_a_second_address_is_added_by_a_code(client, lead):
    confirm_address(user=lead, email=lead.email)
    client.force_login(lead)
    assert client.post("/account/email/", {"action_add": "", "email": "x"}).status_code == 422
    response = client.post("/account/email/", {"action_add": "", "email": "home@youth.test"})
    assert response["Location"] == "/account/confirm-email/"
    outbox.drain()
    code = re.search(r"code is (\d{6})", mail.outbox[-1].body)[1]
    assert client.get("/account/confirm-email/").content.decode().count("<h1") == 1
    client.post("/account/confirm-email/", {"code": code})
    assert EmailAddress.objects.get(email="home@youth.test").verified
    assert client.get("/account/email/").content.decode().count("<h1") == 1


def test_a_name_is_needed_and_kept(client, lead):
    client.force_login(lead)
    assert client.post("/portal/account/name/", {"name": ""}).status_code == 422
    client.post("/portal/account/name/", {"name": "صدر"})
    assert User.objects.get(pk=lead.pk).name == "صدر"


@pytest.mark.parametrize("address", ["", "totp/activate/", "webauthn/", "webauthn/add/"])
def test_the_pages_of_the_second_factor_are_ours(client, lead, address):
    confirm_address(user=lead, email=lead.email)
    client.force_login(lead)
    page = client.get(f"/account/second-factor/{address}").content.decode()
    assert page.count("<h1") == 1
    assert "govuk-template" in page
    assert "please" not in page.lower()
