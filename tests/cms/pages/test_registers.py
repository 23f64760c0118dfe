"""Registers: filters in the address, a page at a time, the same few queries for one row as for thirty."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import Listing
from office.records.publication.models import Publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

AT_MOST = 15


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.fixture
def listed(publish):
    """publish three decisions that differ in title, sum and kind of words."""
    return [
        publish(title="Opening of Round 24", amount_pence=80_000_00),
        publish(title="A shared analyst", amount_pence=3_800_00),
        publish(title="Navigators end"),
    ]


def titles(client, query=""):
    rows = client.get(f"/decisions/{query}").context["rows"]
    return [row.title for row in rows]


def test_newest_first_with_the_count_and_the_sum(client, listed):
    answer = client.get("/decisions/")
    assert titles(client) == ["Navigators end", "A shared analyst", "Opening of Round 24"]
    assert "3 decisions" in answer.content.decode()
    assert "£80,000" in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=analyst", ["A shared analyst"]),
        ("?q=AUTUMN+round+24", ["Opening of Round 24"]),
        ("?q=PCC-2020-003", ["Navigators end"]),
        ("?year=2020&amount=to-5000", ["A shared analyst"]),
        ("?amount=over-50000", ["Opening of Round 24"]),
        ("?year=2019", []),
        ("?what=Decision&order=largest", ["Opening of Round 24", "A shared analyst", "Navigators end"]),
    ],
)
def test_filters(client, listed, query, found):
    assert titles(client, query) == found


@pytest.mark.parametrize(
    "query",
    [
        "?year=99999999999", "?year=²", "?year=0000", "?year=-1", "?amount=<script>", "?q=%00", "?q=%25%5C_'%22;--",
        "?q=" + "a+" * 200, "?after=zzz", "?before=%F0%9F", "?after=WzEsMl0", "?order=pk", "?place=%7C", "?version=x",
        "?what=%F0%9F%98%80&year=2020&year=x", "?q=%ED%A0%80",
    ],
)  # fmt: skip
def test_whatever_is_typed_into_the_address_is_answered(client, listed, query):
    for address in ("/decisions/", "/awards/", "/progress/", listed[0].public_address):
        assert client.get(f"{address}{query}").status_code == 200


def test_nothing_found_says_what_to_do(client, listed):
    assert "take a filter away" in client.get("/decisions/?q=nowhere").content.decode()
    assert "Nothing has been published here yet" in client.get("/awards/").content.decode()


def test_the_same_queries_for_one_row_and_for_thirty(client, publish):
    publish()
    one = {address: queries(client, address) for address in ("/", "/decisions/")}
    page = Listing.objects.get().page
    for number in range(30):
        publication = Publication.objects.create(
            kind="decision", reference=f"PCC-2019-{number:03d}", address=f"/decisions/PCC-2019-{number:03d}/",
            title="An older one", state="published", latest=1, shown=1,
            published_at=dt.datetime(2019, 5, 1, tzinfo=dt.UTC),
        )  # fmt: skip
        below = page.add_child(instance=type(page)(title=f"{number}", slug=f"below-{number}"))
        Listing.objects.create(
            publication=publication, page=below, kind="decision", title="An older one", dated=dt.date(2019, 5, 1)
        )
    for address, count in one.items():
        assert queries(client, address) == count <= AT_MOST
    first = client.get("/decisions/").context["rows"]
    assert len(first) == 25
    assert len(client.get(f"/decisions/{first.older}").context["rows"]) == 6
