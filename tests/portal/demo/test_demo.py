"""One click to be anyone: in the demonstration, and nowhere else."""

import os
import re
import subprocess
import sys

import pytest

from office.people.models import User
from office.records import outbox
from portal.demo.personas import personas

from . import with_demo  # read before any test changes the mode

pytestmark = pytest.mark.django_db
ADDRESSES = ("/demo/", "/demo/sign-in/", "/demo/post/")


@pytest.fixture
def persona():
    return User.objects.create_user("applicant-lead@demo.invalid", "Group lead")


@pytest.fixture
def demonstration(settings):
    settings.DEMONSTRATION = True
    settings.ROOT_URLCONF = with_demo.__name__


def test_a_click_signs_a_persona_in(client, demonstration, persona):
    response = client.post("/demo/sign-in/", {"persona": "applicant-lead"})
    assert response["Location"] == "/portal/"
    assert client.session["_auth_user_id"] == str(persona.pk)


def test_what_was_sent_can_be_read_on_a_page(client, demonstration, persona):
    client.post("/account/login/", {"email": "someone@youth.test"})
    outbox.drain()
    page = client.get("/demo/post/").content.decode()
    assert re.search(r"Your code is \d{6}", page)


def test_another_click_makes_one_somebody_else(client, demonstration, persona):
    other = User.objects.create_user("stranger@demo.invalid")
    for slug in ("applicant-lead", "stranger"):
        client.post("/demo/sign-in/", {"persona": slug})
    assert client.session["_auth_user_id"] == str(other.pk)


def test_the_sign_in_page_and_the_demo_page_offer_every_persona(client, demonstration, persona):
    for address in ("/demo/", "/account/login/"):
        page = client.get(address).content.decode()
        assert page.count('name="persona"') == len(personas())
        assert page.count("<h1") == 1


def test_only_personas_can_be_chosen(client, demonstration, persona):
    User.objects.create_user("real@office.test")
    for slug in ("real", "real@office.test", "nobody", "", "officer"):
        assert client.post("/demo/sign-in/", {"persona": slug}).status_code == 404
    assert client.get("/demo/sign-in/").status_code == 405


def test_in_test_mode_the_addresses_do_not_exist(client, persona):
    for address in ADDRESSES:
        assert client.get(address).status_code == 404
        assert client.post(address, {"persona": "applicant-lead"}).status_code == 404
    assert 'name="persona"' not in client.get("/account/login/").content.decode()
    assert "_auth_user_id" not in client.session


def test_even_with_the_addresses_any_other_mode_answers_404(client, persona, settings):
    settings.ROOT_URLCONF = with_demo.__name__
    for address in ADDRESSES:
        assert client.post(address, {"persona": "applicant-lead"}).status_code == 404
    assert "_auth_user_id" not in client.session


RESOLVE = """
import django; django.setup()
from django.conf import settings
from django.urls import Resolver404, resolve
for address in ("/demo/", "/demo/sign-in/", "/demo/post/"):
    try:
        print(address, resolve(address).func.__module__.startswith("portal.demo"))
    except Resolver404:
        print(address, False)
print(settings.MODE)
"""


@pytest.mark.parametrize(("mode", "there"), [("production", False), ("test", False), ("demonstration", True)])
def test_the_mode_alone_decides(mode, there, tmp_path):
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "PLOUGHLAND_MODE": mode, "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "office.test", "DATABASE_URL": "",
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", RESOLVE], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [*(f"{address} {there}" for address in ADDRESSES), mode]
