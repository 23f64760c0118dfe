"""Publish, correct, replace, withdraw: once the outbox is empty, every place where a decision is read says the same."""

import datetime as dt
import json
from types import SimpleNamespace

import pytest

from office.decisions.actions import mark_exempt, supersede
from office.decisions.publishing import publish_decision, withdraw_from_publication
from office.records import clock, outbox
from office.screens.words import plain_date
from tests.cms.crawling import ask
from tests.factories import SECTIONS, drafted, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site", "copies")]

REASONS = {**SECTIONS, "background_and_reasons": "Because of Wensleydale.", "annex": "Bidder Swaledale asked £41."}
WHOLE = ("page", "csv", "json", "api", "api list", "table")  # these hold all the words; the others a line
LISTS = ("home", "register", "feed", "search")


@pytest.fixture(params=[False, True], ids=["made each time", "from copies"])
def copies(request, settings):
    """Whether public pages are answered from kept copies."""
    settings.KEEP_COPIES = request.param


def everywhere(client, decision):
    """What every place says now; each is asked twice, so that a kept copy would be caught."""
    reference = decision.reference
    addresses = {
        "page": decision.public_address, "register": "/decisions/", "home": "/", "feed": "/feeds/decisions.atom",
        "search": f"/search/?q={reference}", "csv": "/open-data/decisions.csv", "json": "/open-data/decisions.json",
        "table": "/decisions.json", "api": f"/api/v1/decisions/{reference}", "api list": "/api/v1/decisions",
        "sitemap": "/sitemap.xml", "checklist": "/what-we-publish/", "by word": "/search/?q=wensleydale",
        "by old word": "/search/?q=swaledale", "facet": "/decisions/?status=Withdrawn",
    }  # fmt: skip
    first = {name: ask(client, address) for name, address in addresses.items()}
    again = {name: ask(client, address) for name, address in addresses.items()}
    assert {name for name, one in again.items() if one.status != 200 or one.body != first[name].body} == set()
    return SimpleNamespace(decision=decision, **{name.replace(" ", "_"): one.text for name, one in again.items()},
                           texts={name: one.text for name, one in again.items()})  # fmt: skip


def holding(said, words):
    """The places where these words stand; the box of a search that asked for them does not count."""
    return {name for name, text in said.texts.items() if words in text and not name.startswith("by ")}


def a_day_later(day):
    """So that the checklist's date tells which deed it was made after."""
    return clock.set_to(clock.in_london(dt.date(2020, 11, 23)) + dt.timedelta(days=day))


@pytest.fixture
def decision(office):
    """Signed, and published on the first day."""
    decision = signed(office, title="Cheese for all", sections=REASONS)
    publish_decision(decision=decision, by=office.officer)
    outbox.drain()
    decision.refresh_from_db()
    return decision


def test_published(client, decision):
    said = everywhere(client, decision)
    assert holding(said, "Cheese for all") == {*WHOLE, *LISTS}
    assert holding(said, "Because of Wensleydale.") == set(WHOLE)
    assert holding(said, decision.public_address) >= {*LISTS, "sitemap", "csv", "json", "api"}
    assert decision.public_address in said.by_word
    assert decision.public_address not in said.facet
    assert "23 November 2020" in said.checklist


def test_nothing_is_said_before_the_outbox_is_empty_that_is_not_in_the_record(client, office, decision):
    before = everywhere(client, decision)
    with a_day_later(1):
        withdraw_from_publication(decision=decision, reason="It named a family.", by=office.legal)
        answer = ask(client, decision.public_address)
        assert "Because of Wensleydale." not in answer.text
        assert "Because of Wensleydale." in before.page
        assert "Because of Wensleydale." not in ask(client, "/open-data/decisions.json").text


def test_corrected(client, office, decision):
    old = client.get(f"/api/v1/decisions/{decision.reference}")
    everywhere(client, decision)
    with a_day_later(1):
        part = decision.sections.get(code="annex")
        mark_exempt(section=part, exemption="FOIA s.43(2)", public_interest="It would weaken bids.", by=office.legal)
        publish_decision(decision=decision, note="An annex was closed.", by=office.officer)
        outbox.drain()
        said = everywhere(client, decision)
    assert holding(said, "Swaledale") == set()
    assert decision.public_address not in said.by_old_word
    assert holding(said, "FOIA s.43(2)") == set(WHOLE)
    assert holding(said, "Published in part") >= {"home", "register", "feed", "page"}
    assert plain_date(dt.date(2020, 11, 24)) in said.checklist
    asked_again = client.get(
        f"/api/v1/decisions/{decision.reference}",
        headers={"if-none-match": old["ETag"], "if-modified-since": old["Last-Modified"]},
    )
    assert (old.status_code, asked_again.status_code) == (200, 200)


def test_replaced(client, office, decision):
    everywhere(client, decision)
    with a_day_later(1):
        later = drafted(office, title="More cheese for all", sections=SECTIONS)
        later = signed(office, supersede(decision=later, earlier=decision, by=office.officer))
        publish_decision(decision=later, by=office.officer)
        outbox.drain()
        said, of_later = everywhere(client, decision), everywhere(client, later)
    assert holding(said, "Replaced") >= {"home", "register", "feed"}
    assert later.public_address in said.page
    assert json.loads(said.api)["record"]["superseded_by"]["reference"] == later.reference
    assert holding(of_later, "More cheese for all") == {*WHOLE, *LISTS}
    assert decision.public_address in of_later.page


def test_withdrawn(client, office, decision):
    everywhere(client, decision)
    with a_day_later(1):
        withdraw_from_publication(decision=decision, reason="It named a family.", by=office.legal)
        outbox.drain()
        said = everywhere(client, decision)
    for words in ("Because of Wensleydale.", "Swaledale", "Open a round of small grants."):
        assert holding(said, words) == set(), words
    assert holding(said, "It named a family.") == set(WHOLE)
    assert holding(said, "Withdrawn") >= {"home", "register", "feed", "facet", "page"}
    assert decision.public_address in said.facet
    assert decision.public_address not in said.by_word
    assert decision.public_address not in said.sitemap
    assert plain_date(dt.date(2020, 11, 24)) in said.checklist
