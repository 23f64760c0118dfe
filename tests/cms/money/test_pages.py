"""The money pages and the pages of topics: they add up to the ledger, and reach what came of it in few clicks."""

import csv
import io
import json

import pytest
from django.db.models import Sum
from django.utils.text import slugify

from cms.money.facts import _share, by_district, lines, public_awards, public_grants, sums_of
from cms.setting_up import make_the_site
from grants.awards.actions import withhold_name
from grants.awards.models import Award
from office.decisions.publishing import publish_decision
from office.ledger.models import LedgerEntry
from office.ledger.queries import totals
from office.records import outbox
from office.records.publication.models import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(decided, officer):
    """Two awards on the site, and the decision that made them."""
    make_the_site()
    publish_decision(decision=decided, by=officer)
    outbox.drain()
    return Award.objects.get(reference="AWD-24-001")


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return (answer.getvalue() if answer.streaming else answer.content).decode()


def test_every_line_adds_up_to_the_ledger(client, published):
    entries = totals()
    found = lines(public_grants())
    assert sum(one.source.received_pence for one in found) == entries["received"] + entries["returned"]
    for one in found:
        assert one.given.awarded_pence + one.waiting_pence + one.rest_pence == one.source.received_pence
    promised = LedgerEntry.objects.filter(kind="commit", commitment__award__in=public_awards())
    assert sums_of(public_awards()).awarded_pence == promised.aggregate(sum=Sum("amount_pence"))["sum"] == 7_130_00
    assert "to the penny" in text(client, "/money/")


def test_from_a_source_to_the_grant_and_its_decision_by_links(client, published):
    assert 'href="/money/poca/"' in text(client, "/money/")
    assert 'href="/awards/AWD-24-001/"' in text(client, "/money/poca/")
    assert f'href="{published.decision.public_address}"' in text(client, "/awards/AWD-24-001/")


def test_projects_and_groups_are_counted_apart_and_shares_add_up(client, published):
    sums = by_district(public_grants())
    assert sum(one.awarded_pence for one in sums.values()) == sums_of(public_awards()).awarded_pence
    assert [_share(100, at, 3) for at in range(3)] == [34, 33, 33]
    page = text(client, "/money/")
    assert "2 projects of 2 groups" in page


def test_a_topic_lists_its_grants_and_the_decision_behind_them(client, published):
    page = text(client, "/places/bradford/")
    assert "/awards/AWD-24-001/" in page
    assert published.decision.reference in page
    assert "No grant for this is published yet" in text(client, "/places/calderdale/")
    rows = list(csv.DictReader(io.StringIO(text(client, "/places/bradford.csv").removeprefix("\ufeff"))))
    assert {row["reference"] for row in rows} == {"AWD-24-001", "AWD-24-002"}
    assert json.loads(text(client, "/money.json"))["money"][0]["in_published_grants"] == "7130.00"


def test_a_withheld_group_has_no_page(client, published, officer):
    slugs = [topic.slug for topic in client.get("/groups/").context["topics"]]
    slug = slugify(published.publish_as)
    assert slug in slugs
    assert published.publish_as in text(client, f"/groups/{slug}/")
    withhold_name(award=published, publish_as="A group in Bradford", because="Safety.", by=officer)
    outbox.drain()
    assert [topic.slug for topic in client.get("/groups/").context["topics"]] == [one for one in slugs if one != slug]
    assert client.get(f"/groups/{slug}/").status_code == client.get("/groups/a-group-in-bradford/").status_code == 404


def test_one_that_is_withdrawn_is_in_no_sum(client, published):
    assert sums_of(public_awards()).projects == 2
    Publication.objects.filter(award=published).update(state="withdrawn")
    assert sums_of(public_awards()).projects == 1
    assert client.get("/places/atlantis/").status_code == client.get("/money/none/").status_code == 404


def test_linked_data_and_the_site_map(client, published):
    page = text(client, "/awards/AWD-24-001/")
    data = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert (data["@type"], data["amount"]["value"]) == ("MonetaryGrant", "4130.00")
    assert "/awards/AWD-24-001/</loc>" in text(client, "/sitemap.xml")


def test_the_api_reads_pages_by_key_and_says_when_nothing_changed(client, published):
    first = client.get("/api/v1/awards?size=1")
    assert first["Access-Control-Allow-Origin"] == "*"
    assert first["Last-Modified"]
    assert client.get("/api/v1/awards?size=1", headers={"if-none-match": first["ETag"]}).status_code == 304
    second = client.get(first.json()["next"]).json()
    references = [one["reference"] for page in (first.json(), second) for one in page["data"]]
    assert sorted(references) == ["AWD-24-001", "AWD-24-002"]
    assert second["next"] is None
    assert client.get("/api/v1/awards/AWD-24-001").json()["record"]["amount_pence"] == 4_130_00
    for name in ("decisions", "reports", "funds", "rounds", "measures"):
        assert client.get(f"/api/v1/{name}").status_code == 200
    assert "/api/v1/decisions" in client.get("/api/v1/openapi.json").json()["paths"]
    assert client.get("/api/v1/awards?size=0").status_code == 422
    assert client.get("/api/v1/awards/nothing").status_code == 404
    assert client.post("/api/v1/awards").status_code == 405
