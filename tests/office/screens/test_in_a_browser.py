"""Every component in a real browser: nothing scrolls sideways, axe finds nothing, the page is light."""

import gzip
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders

from tests import browsers

browser, page = browsers.browser, browsers.page  # in this folder, `page` means something else

PAGES = ["/demo/components/", "/demo/components/?errors=1", "/demo/components/?dense=1"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BUDGET = 100_000  # bytes sent, gzip
FONTS = [f"ploughland/atkinson-hyperlegible-next-latin-{weight}-normal.woff2" for weight in (400, 600)]


@pytest.mark.browser
@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_scrolls_sideways_and_axe_finds_nothing(live_server, page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url + address)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
    assert page.complaints == []  # nor does the content security policy stop anything


@pytest.mark.browser
def test_the_error_summary_takes_the_focus_and_its_links_reach_the_fields(live_server, page):
    page.goto(live_server.url + "/demo/components/?errors=1")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    for link in page.locator(".govuk-error-summary__list a").all():
        link.click()
        assert page.evaluate("document.activeElement.matches('input, select, textarea')"), link.inner_text()


@pytest.mark.browser
def test_words_left_are_counted_as_one_types(live_server, page):
    page.goto(live_server.url + "/demo/components/")
    page.fill("#id_why", "four words are here")
    assert page.inner_text("#id_why-words") == "You have 196 words left of 200"
    page.fill("#id_why", "word " * 201)
    assert page.inner_text("#id_why-words") == "You have 1 word too many. The limit is 200"


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_light_enough_for_an_old_phone(client, address):
    sent = len(gzip.compress(client.get(address).content))
    sent += sum(
        len(gzip.compress(Path(finders.find(f"ploughland/ploughland.{kind}")).read_bytes())) for kind in ("css", "js")
    )
    sent += sum(Path(finders.find(font)).stat().st_size for font in FONTS)
    assert sent < BUDGET
