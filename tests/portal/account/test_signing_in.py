"""Signing in, through the real pages and a real mailbox."""

import datetime as dt
import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.core.cache.backends.db import DatabaseCache
from django.test import Client

from office.people.models import OneTimeCode, User
from office.people.sign_in import door
from office.people.sign_in.actions import confirm_address, issue_one_time_code
from office.post.models import Delivery, Message
from office.records import clock, outbox
from office.records.models import Event
from office.records.steps import Forbidden, Refused

pytestmark = pytest.mark.django_db
LOGIN, CODE = "/account/login/", "/account/login/code/confirm/"


def code_in_the_mail():
    outbox.drain()
    return re.search(r"code is (\d{6})", mail.outbox[-1].body)[1]


def ask(client, email, **more):
    return client.post(LOGIN, {"email": email, **more})


def enter(client, code, **more):
    return client.post(CODE, {"code": code, **more})


def is_in(client):
    return "_auth_user_id" in client.session


def authenticator_of(user):
    """An authenticator app: gives the code it shows now."""
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(user, secret)
    return lambda: format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def test_a_newcomer_signs_in_with_a_code_and_is_asked_their_name(client):
    response = ask(client, "New@Youth.test")
    assert response["Location"] == CODE
    assert not User.objects.exists()
    response = enter(client, code_in_the_mail())
    assert response["Location"] == "/portal/account/name/"
    assert is_in(client)
    assert EmailAddress.objects.get().email == "new@youth.test"
    client.post("/portal/account/name/", {"name": "Amina"})
    assert User.objects.get().name == "Amina"


def test_someone_known_goes_where_they_were_going(client, lead):
    client.post(f"{LOGIN}?next=/portal/account/roles/", {"email": lead.email})
    response = client.post(f"{CODE}?next=/portal/account/roles/", {"code": code_in_the_mail()})
    assert response["Location"] == "/portal/account/roles/"


def test_nobody_is_sent_to_another_site(client, lead):
    response = client.post(f"{LOGIN}?next=https://evil.test/", {"email": lead.email})
    assert response["Location"] == CODE
    response = client.post(f"{CODE}?next=https://evil.test/", {"code": code_in_the_mail()})
    assert response["Location"] == "/portal/"


def test_known_and_unknown_addresses_get_the_same_answer(client, lead):
    def pages(email):
        visitor = Client()
        answers = [ask(visitor, email), visitor.get(CODE), enter(visitor, "000000")]
        return [(one.status_code, re.sub(r'value="[^"]{64}"', "", one.content.decode())) for one in answers]

    known, unknown = pages(lead.email), pages("nobody@youth.test")
    assert [(status, page.replace("nobody@youth.test", lead.email)) for status, page in unknown] == known


@pytest.mark.parametrize(("typed", "words"), [
    ("", "Enter your e-mail address"),
    ("not an address", "like name@example.org"),
    ("x" * 260 + "@youth.test", "254 letters"),
    ("=cmd()@\x00.test", "name@example.org"),
])  # fmt: skip
def test_a_bad_address_is_kept_and_answered_beside_the_field(client, typed, words):
    response = ask(client, typed)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "govuk-error-summary" in response.content.decode()


def test_a_wrong_code_is_refused_and_five_end_the_try(client, lead):
    ask(client, lead.email)
    right = code_in_the_mail()
    for _ in range(4):
        assert enter(client, "12").status_code == 422
    assert enter(client, "12")["Location"] == LOGIN
    assert enter(client, right)["Location"] == LOGIN
    assert not is_in(client)


def test_a_code_is_of_no_use_to_another_browser(client, lead):
    ask(client, lead.email)
    other = Client()
    assert enter(other, code_in_the_mail())["Location"] == LOGIN
    assert not is_in(other)


def test_another_code_replaces_the_first(client, lead):
    ask(client, lead.email)
    first = code_in_the_mail()
    assert "sent another" in client.post(CODE, {"action": "again"}, follow=True).content.decode()
    second = code_in_the_mail()
    assert enter(client, first).status_code == (302 if first == second else 422)
    assert enter(client, second).status_code == 302


def grow_old(client, minutes):
    """The code waits for so long."""
    session = client.session
    held = session["account_login"]
    held["initiated_at"] -= minutes * 60
    held["state"]["stages"]["login_by_code"]["data"]["at"] -= minutes * 60
    session["account_login"] = held
    session.save()


def test_a_code_that_is_too_old_sends_another_to_the_same_address_in_one_press(client, lead):
    there = "?next=/portal/account/roles/"
    client.post(LOGIN + there, {"email": lead.email})
    first = code_in_the_mail()
    grow_old(client, 16)
    late = client.post(CODE + there, {"code": first})
    page = late.content.decode()
    assert late.status_code == 422
    assert not is_in(client)
    assert "That code is too old" in page
    assert lead.email in page
    assert "Send a new code" in page
    response = client.post(CODE + there, {"action": "again", "email": "stranger@youth.test"})
    assert response["Location"].startswith(CODE)
    second = code_in_the_mail()
    assert mail.outbox[-1].to == [lead.email]
    assert client.post(CODE + there, {"code": second})["Location"] == "/portal/account/roles/"


def test_a_code_too_old_is_sent_anew_as_seldom_as_any(client, lead):
    ask(client, lead.email)
    for _ in range(2):
        grow_old(client, 16)
        assert client.post(CODE, {"action": "again"}).status_code == 302
    grow_old(client, 16)
    refused = client.post(CODE, {"action": "again"})
    assert refused.status_code == 422
    assert "too often" in refused.content.decode()


def test_another_code_works_as_long_as_the_first(client, lead):
    ask(client, lead.email)
    grow_old(client, 14)
    client.post(CODE, {"action": "again"})
    second = code_in_the_mail()
    grow_old(client, 14)
    assert enter(client, second).status_code == 302
    assert is_in(client)


def test_the_address_is_forgotten_once_somebody_is_in(client, lead):
    ask(client, lead.email)
    enter(client, code_in_the_mail())
    client.post("/account/logout/")
    assert client.get(CODE)["Location"] == LOGIN


def test_another_confirmed_address_opens_the_same_account(client, lead):
    confirm_address(user=lead, email=lead.email)
    confirm_address(user=lead, email="home@youth.test")
    ask(client, lead.email)
    ask(client, "home@youth.test")
    enter(client, code_in_the_mail())
    assert client.session["_auth_user_id"] == str(lead.pk)


def test_the_code_page_offers_every_other_way(client, lead):
    ask(client, lead.email)
    page = client.get(CODE).content.decode()
    for words in ("Send another code", "Use another address", "authenticator app", "Use a passkey", "Ring"):
        assert words in page
    assert page.count("<h1") == 1


def test_the_code_is_in_the_letter_alone(client, lead):
    ask(client, lead.email)
    code = code_in_the_mail()
    assert code not in str(list(Message.objects.values())) + str(list(Delivery.objects.values()))
    assert Message.objects.get().to_user is None  # of no use in an inbox


def test_too_many_requests_are_refused_and_the_limit_outlives_a_restart(client, lead):
    assert isinstance(cache._connections["default"], DatabaseCache)
    for _ in range(3):
        assert ask(client, lead.email).status_code == 302
    response = ask(Client(), lead.email)
    assert response.status_code == 422
    assert "too often" in response.content.decode()


def test_passwords_open_nothing(client, lead):
    lead.set_password("correct horse")
    lead.save()
    assert not client.login(username=lead.email, password="correct horse")
    for address in ("/account/signup/", "/account/password/reset/", "/account/password/change/"):
        assert client.get(address).status_code == 404


def test_somebody_shut_out_stays_out(client, lead):
    User.objects.filter(pk=lead.pk).update(is_active=False)
    ask(client, lead.email)
    assert enter(client, code_in_the_mail())["Location"] == "/account/inactive/"
    assert not is_in(client)
    assert "closed" in client.get("/account/inactive/").content.decode()


def test_ones_own_device_stays_signed_in_for_thirty_days(client, lead):
    ask(client, lead.email)
    enter(client, code_in_the_mail())
    assert client.session.get_expiry_age() == 30 * 24 * 3600
    assert client.cookies["sessionid"]["max-age"]


def test_a_shared_computer_forgets_everything(client, lead):
    ask(client, lead.email, shared="on")
    enter(client, code_in_the_mail())
    assert client.session.get_expire_at_browser_close()
    assert client.cookies["sessionid"]["max-age"] == ""
    assert "no-store" in client.get("/portal/account/")["Cache-Control"]
    assert client.post("/account/logout/")["Clear-Site-Data"] == '"cache", "storage"'


def test_ones_own_device_keeps_its_drafts_at_signing_out(client, lead):
    client.force_login(lead)
    assert not client.post("/account/logout/").has_header("Clear-Site-Data")


def test_an_authenticator_opens_the_door_when_mail_does_not_come(client, lead):
    shows = authenticator_of(lead)
    ask(client, lead.email)
    assert enter(client, shows())["Location"] == "/portal/"
    assert is_in(client)


def test_for_staff_an_authenticator_is_the_second_factor_and_never_the_first(client, officer):
    shows = authenticator_of(officer)
    ask(client, officer.email)
    assert enter(client, shows()).status_code == 422
    assert enter(client, code_in_the_mail())["Location"] == "/account/second-factor/authenticate/"
    assert not is_in(client)
    assert client.get("/account/second-factor/authenticate/").content.decode().count("<h1") == 1
    assert client.post("/account/second-factor/authenticate/", {"code": "000"}).status_code == 422
    assert client.post("/account/second-factor/authenticate/", {"code": shows()})["Location"] == "/portal/"
    assert is_in(client)
    assert client.get("/portal/account/").status_code == 200


def test_the_secret_of_an_authenticator_lies_encrypted(lead):
    authenticator_of(lead)
    assert "JBSWY3DPEHPK3PXP" not in str(Authenticator.objects.values())


# --- A code read out by the office ------------------------------------------------------------


def read_out(lead, group, officer, number="+44 113 496 0000"):
    return issue_one_time_code(user=lead, organisation=group, called_number=number, by=officer)[1]


def test_the_office_reads_out_a_code_that_works_once(client, lead, group, officer):
    ask(client, lead.email)
    code = read_out(lead, group, officer)
    assert enter(client, f"{code[:4]} {code[4:]}").status_code == 302
    assert is_in(client)
    again = Client()
    ask(again, lead.email)
    assert enter(again, code).status_code == 422
    verbs = Event.objects.filter(subject_type="people.user", subject_id=lead.pk).values_list("verb", "actor")
    assert ("one_time_code_issued", officer.trail_name) in verbs
    assert ("one_time_code_used", lead.trail_name) in verbs
    assert code not in str(list(OneTimeCode.objects.values()))
    assert Message.objects.filter(kind="people.code_read_out", to_user=lead).exists()


def test_a_code_read_out_works_for_fifteen_minutes(client, lead, group, officer):
    ask(client, lead.email)
    code = read_out(lead, group, officer)
    with clock.set_to(clock.now() + dt.timedelta(minutes=16)):
        assert enter(client, code).status_code == 422


def test_a_newer_code_ends_the_older(client, lead, group, officer):
    ask(client, lead.email)
    older = read_out(lead, group, officer)
    read_out(lead, group, officer)
    assert enter(client, older).status_code == 422


def test_a_code_read_out_is_for_that_person_alone(client, lead, group, officer, stranger):
    ask(client, stranger.email)
    assert enter(client, read_out(lead, group, officer)).status_code == 422


@pytest.mark.parametrize("number", ["0113 496 0001", "", "07700 900123"])
def test_only_the_number_on_file_may_be_called(lead, group, officer, number):
    with pytest.raises(Refused, match="number we hold"):
        read_out(lead, group, officer, number)


def test_only_an_officer_reads_out_codes(lead, group, stranger):
    with pytest.raises(Forbidden):
        read_out(lead, group, stranger)


def test_no_code_for_who_does_not_belong_or_works_here(lead, group, officer, stranger, legal):
    with pytest.raises(Refused, match="does not belong"):
        read_out(stranger, group, officer)
    with pytest.raises(Refused, match="does not belong"):
        read_out(legal, group, officer)


def test_a_door_asked_for_an_unknown_person_finds_nobody():
    assert door.person_with("nobody@youth.test") is None


def test_an_address_somebody_else_only_claims_opens_nothing_of_theirs(client, stranger):
    EmailAddress.objects.create(user=stranger, email="victim@youth.test", verified=False)
    ask(client, "victim@youth.test")
    enter(client, code_in_the_mail())
    assert client.session["_auth_user_id"] != str(stranger.pk)
