"""Every public address is cheap: few queries, few bytes, few requests."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from office.records import outbox
from tests.cms.crawling import api_rows, ask, crawl, public_rows
from tests.house.conftest import world  # noqa: F401 (fixture)
from tests.office.screens.test_in_a_browser import FONTS

MOST_QUERIES, MOST_BYTES = 8, 100_000
SHARED = ["ploughland/ploughland.css", "ploughland/ploughland.js", "ploughland/favicon.svg", *FONTS]


@pytest.fixture
def site(world, db):  # noqa: F811
    """Every page of the world's records, built; the addresses of all that a visitor can reach."""
    cache.clear()
    outbox.drain()
    return world


def test_every_public_address_asks_the_database_little(site, client):
    dear = {}
    rows = [*public_rows(site), *api_rows(client, site)]
    for address in crawl(client, rows):  # asked once already, so that what is kept in memory is there
        with CaptureQueriesContext(connection) as seen:
            answer = ask(client, address)
        if len(seen) > MOST_QUERIES or answer.status >= 500:
            dear[address] = (answer.status, len(seen))
    assert dear == {}


def test_every_link_of_the_public_site_leads_somewhere(site, client):
    found = crawl(client, ["/", *api_rows(client, site)])
    assert {address: one.status for address, one in found.items() if one.status != 200} == {}
    for folder in ("decisions", "awards", "progress", "places", "funds", "groups", "money", "api/v1/awards"):
        assert [one for one in found if one.startswith(f"/{folder}/") and len(one) > len(folder) + 2], folder


def test_every_public_page_is_light(site, client):
    shared = sum(len(gzip.compress(Path(finders.find(name)).read_bytes())) for name in SHARED)
    pages = {address: len(gzip.compress(one.body)) for address, one in crawl(client, public_rows(site)).items()
             if one.headers.count("text/html")}  # fmt: skip
    assert len(pages) > 40
    assert {address: size + shared for address, size in pages.items() if size + shared > MOST_BYTES} == {}
