"""Nobody who works for the office gets anywhere without a second factor."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from office.people.appointments.actions import give_role
from office.people.models import User
from office.people.roles import STAFF, Role
from office.people.sign_in.second_factor import must_have_one

pytestmark = pytest.mark.django_db
SET_UP = "/account/second-factor/"


@pytest.mark.parametrize("role", sorted(STAFF))
def test_every_staff_role_is_sent_to_set_one_up(client, administrator, role):
    user = User.objects.create_user("staff@office.test")
    give_role(user=user, role=role, by=administrator)
    client.force_login(user)
    for address in ("/portal/", "/portal/account/", "/portal/officers/", "/cms/", "/no/such/page/"):
        assert client.get(address)["Location"] == SET_UP


@pytest.mark.parametrize("role", sorted(set(Role) - STAFF))
def test_partners_and_providers_need_none(client, administrator, role):
    user = User.objects.create_user("partner@elsewhere.test")
    give_role(user=user, role=role, by=administrator)
    client.force_login(user)
    assert client.get("/portal/account/").status_code == 200


def test_an_applicant_needs_none(client, lead):
    client.force_login(lead)
    assert client.get("/portal/account/").status_code == 200


def test_a_visitor_costs_no_query_and_no_cookie(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/brand/12505c.css").status_code == 200
    assert "sessionid" not in client.cookies


def test_staff_set_one_up_and_go_on(client, officer):
    client.force_login(officer)
    assert client.get(SET_UP).status_code == 200
    page = client.get(f"{SET_UP}totp/activate/")
    secret = page.context["form"].secret
    assert client.post(f"{SET_UP}totp/activate/", {"code": "1"}).status_code == 422
    code = format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))
    response = client.post(f"{SET_UP}totp/activate/", {"code": code})
    assert response.status_code == 302
    assert client.get(response["Location"]).content.decode().count("<li><b>") == 10  # recovery codes
    assert client.get("/portal/account/").status_code == 200


def test_a_session_from_before_must_give_it(client, officer):
    other = type(client)()
    other.force_login(officer)
    test_staff_set_one_up_and_go_on(client, officer)
    assert other.get("/portal/account/")["Location"].startswith(f"{SET_UP}reauthenticate/?next=")


def test_a_persona_is_let_off_in_the_demonstration_only(administrator, settings):
    user = User.objects.create_user("officer@demo.invalid")
    give_role(user=user, role=Role.OFFICER, by=administrator)
    assert must_have_one(user)
    settings.DEMONSTRATION = True
    assert not must_have_one(user)
    assert must_have_one(administrator)


def test_wagtails_own_door_leads_to_ours(client):
    assert client.get("/cms/login/?next=/cms/")["Location"] == "/account/login/?next=/cms/"
