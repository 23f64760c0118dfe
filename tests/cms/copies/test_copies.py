"""Copies of public pages: for visitors alone, dropped with the next deed, and never anybody's own page."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.models import StandardPage
from cms.pages.listings import Listing
from office.hearing.actions import say
from office.hearing.models import Remark
from office.hearing.visitors import VISITOR
from office.records import clock
from office.records.steps import take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture(autouse=True)
def kept(settings):
    settings.KEEP_COPIES = True


def queries(client, address, **headers):
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(address, headers=headers)
    return len(seen), answer


def test_the_second_visitor_costs_one_query_and_a_browser_that_has_it_gets_nothing_again(publish, client):
    publish()
    dear, first = queries(client, "/decisions/")
    cheap, second = queries(client, "/decisions/")
    assert dear > 1 == cheap
    assert first.content == second.content
    assert (second["Cache-Control"], second["Content-Security-Policy"]) == (
        "public, no-cache", first["Content-Security-Policy"],
    )  # fmt: skip
    count, nothing = queries(client, "/decisions/", **{"if-none-match": second["ETag"]})
    assert (count, nothing.status_code, nothing.content) == (1, 304, b"")
    assert client.get("/decisions/?year=1999").content != first.content


def test_any_deed_drops_it(publish, client, officer):
    decision = publish()
    remark = say(kind="changed", address=decision.public_address, text="My street is quiet.", by=VISITOR)
    client.get(decision.public_address)
    take(Remark.objects.get(pk=remark.pk), "show", by=officer, reply="Thank you.")
    assert "My street is quiet." in client.get(decision.public_address).content.decode()


def test_what_an_editor_publishes_drops_it(publish, client):
    publish()
    assert "Ring the bell" not in client.get("/contact/").content.decode()
    page = StandardPage.objects.get(slug="contact")
    page.body = "<p>Ring the bell</p>"
    page.save_revision().publish()
    assert "Ring the bell" in client.get("/contact/").content.decode()


def test_a_copy_grows_old_and_without_a_deed_it_is_the_copy_that_is_shown(publish, client):
    publish(title="Cheese for all")
    client.get("/decisions/")
    Listing.objects.update(title="Written past the deeds")
    assert "Cheese for all" in client.get("/decisions/").content.decode()
    with clock.set_to(clock.now() + dt.timedelta(seconds=21)):
        assert "Written past the deeds" in client.get("/decisions/").content.decode()


def test_whoever_is_signed_in_gets_their_own_and_leaves_no_copy(publish, officer, sign_in):
    publish()
    staff = sign_in(officer)
    own = staff.get("/decisions/")
    assert own["Cache-Control"] == "private, no-store" or "no-store" in own["Cache-Control"]
    assert "Sign out" in own.content.decode()
    staff.cookies.clear()
    assert "Sign out" not in staff.get("/decisions/").content.decode()


def test_a_form_is_never_kept(publish, client):
    publish()
    for address in (reverse("follow"), reverse("say", args=["useful"]), "/account/login/"):
        tokens = {Client().get(address).cookies["csrftoken"].value for _ in range(2)}
        assert len(tokens) == 2, address


def test_what_is_not_there_or_not_for_keeping_is_made_each_time(publish, client):
    publish()
    for address in ("/decisions/PCC-1999-001/", "/open-data/decisions.csv", "/search/?q=round"):
        assert not client.get(address).has_header("ETag"), address


def test_with_the_database_being_worked_on_one_reads_and_sends_nothing(publish, client, settings):
    decision = publish()
    settings.READ_ONLY = True
    assert client.get(decision.public_address).status_code == 200
    answer = client.post("/feedback/changed/", {"text": "My street is quiet."})
    assert (answer.status_code, answer["Retry-After"]) == (503, "600")
    assert "Nothing you sent before is lost" in answer.content.decode()
    assert not Remark.objects.exists()
