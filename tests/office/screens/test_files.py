"""A private file leaves only to somebody who sees what it belongs to."""

import pytest
from lxml import html

from office.people.models import User
from office.records import sight
from office.records.files import keep_file
from tests.office.records.uploads import pdf, upload
from tests.workshop.models import Lamp

POLICY = pdf()
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "private": private}


@pytest.fixture
def owner():
    return User.objects.create_user("owner@club.test")


@pytest.fixture
def stranger():
    return User.objects.create_user("stranger@elsewhere.test")


@pytest.fixture
def address(owner):
    """The address of a file that belongs to a lamp only its owner sees."""
    sight._sights[Lamp] = lambda user: Lamp.objects.filter(note=user.email)
    file = keep_file(upload=upload("policy.pdf", POLICY), subject=Lamp.objects.create(note=owner.email), by=owner)
    yield f"/files/{file.uuid}/"
    del sight._sights[Lamp]


def test_the_owner_gets_it_as_a_download_that_can_do_nothing(client, owner, address):
    client.force_login(owner)
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Disposition"] == 'attachment; filename="policy.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "no-store" in response["Cache-Control"]
    assert b"".join(response.streaming_content).startswith(b"%PDF")


def test_a_stranger_cannot_tell_it_from_one_that_never_was(client, stranger, address):
    client.force_login(stranger)
    never = client.get("/files/00000000-0000-4000-8000-000000000000/")
    there = client.get(address)
    assert (there.status_code, main(there)) == (404, main(never))


def main(response):
    """What the page says. Its frame holds a form token that differs each time."""
    return html.tostring(html.fromstring(response.content).get_element_by_id("main"))


def test_a_visitor_signs_in_first(client, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].endswith(f"next={address}")


def test_nothing_is_changed_through_it(client, owner, address):
    client.force_login(owner)
    assert client.post(address).status_code == 405
