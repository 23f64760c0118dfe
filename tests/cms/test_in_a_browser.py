"""Every kind of public page in a real browser: nothing scrolls sideways, axe finds nothing, the page is light."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders

from cms.setting_up import make_the_site
from office.decisions.publishing import publish_decision
from office.records import outbox
from tests.cms.funds.conftest import *  # noqa: F403 (a round, opened)
from tests.office.screens.test_in_a_browser import BUDGET, FONTS, RULES, browser, page  # noqa: F401 (fixtures)

MOST_REQUESTS = 10
ROUND = "/funds/safer-communities-fund/round-24/"
PAGES = [
    "/", "/decisions/?year=2020", "/decisions/PCC-2020-001/", "/awards/", "/funds/", "/funds/safer-communities-fund/",
    ROUND, f"{ROUND}form/", f"{ROUND}check/", "/open-data/", "/accessibility/",
    "/feedback/concern/?about=/awards/", "/feedback/useful/", "/follow/", "/themes/", "/awards/earlier/",
]  # fmt: skip


@pytest.fixture
def published(at_preparation, opened, officer):
    """An open round and the decision that opened it, on the site."""
    make_the_site()
    publish_decision(decision=opened.opening_decision, by=officer)
    outbox.drain()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_nothing_scrolls_sideways_and_axe_finds_nothing(live_server, page, published):  # noqa: F811
    asked = []
    page.on("request", lambda one: asked.append(one.url))
    for address in PAGES:
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            asked.clear()
            assert page.goto(live_server.url + address).status == 200, address
            assert len(asked) <= MOST_REQUESTS
            assert [one for one in asked if not one.startswith(live_server.url)] == []
            assert page.evaluate("document.documentElement.scrollWidth") == width, address
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(address, fault["id"]) for fault in found] == []
    assert page.complaints == []


@pytest.mark.django_db
def test_pages_are_light_and_have_one_heading_and_no_style_or_script_of_their_own(client, published):
    shared = sum(
        len(gzip.compress(open(finders.find(name), "rb").read()))  # noqa: SIM115
        for name in ["ploughland/ploughland.css", "ploughland/ploughland.js", *FONTS]
    )
    for address in PAGES:
        answer = client.get(address)
        html = answer.content.decode()
        assert len(gzip.compress(answer.content)) + shared <= BUDGET
        assert html.count("<h1") == 1
        assert "<style" not in html
        assert " style=" not in html
        assert "<script>" not in html
        assert "Content-Security-Policy" in answer
