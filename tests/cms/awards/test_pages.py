"""Awards on the public site: page, register, chain and files, and nothing of a withheld name."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from cms.models import AwardPage
from cms.setting_up import make_the_site
from grants.awards.actions import withhold_name
from grants.awards.models import Award
from office.decisions.publishing import publish_decision
from office.records import outbox

pytestmark = pytest.mark.django_db

AT_MOST = 15


@pytest.fixture
def published(decided, officer):
    """Two awards on the site, and the decision that made them."""
    make_the_site()
    publish_decision(decision=decided, by=officer)
    outbox.drain()
    return Award.objects.get(reference="AWD-24-001")


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return (answer.getvalue() if answer.streaming else answer.content).decode()


def test_an_award_says_who_got_what_for_what_and_why(client, published):
    page = text(client, "/awards/AWD-24-001/")
    for words in (published.publish_as, "£4,130", published.reasons, *published.conditions):
        assert escape(words) in page
    assert page.count("<h1") == 1


def test_the_chain_leads_to_the_round_and_the_decision(client, published):
    page = text(client, "/awards/AWD-24-001/")
    assert 'href="/funds/safer-communities-fund/round-24/"' in page
    assert f'href="{published.decision.public_address}"' in page
    assert "Proceeds of crime" in page
    assert "2 grants" in text(client, published.decision.public_address)


def test_the_register_filters_by_place_and_fund(client, published):
    assert len(client.get("/awards/?place=Bradford&what=Safer+Communities+Fund").context["rows"]) == 2
    assert len(client.get("/awards/?place=Calderdale").context["rows"]) == 0


def test_the_round_tells_how_many_were_funded(client, published):
    page = text(client, "/funds/safer-communities-fund/round-24/")
    assert "2 in 3" in page
    assert "(67%)" in page


def test_the_files_hold_both_awards(client, published):
    found = json.loads(text(client, "/open-data/360giving.json"))
    assert [one["amountAwarded"] for one in found["grants"]] == [3000, 4130]
    rows = list(csv.DictReader(io.StringIO(text(client, "/open-data/360giving.csv").removeprefix("\ufeff"))))
    assert [row["Identifier"] for row in rows] == [one["id"] for one in found["grants"]]
    assert rows[0]["Beneficiary Location:0:Name"] == "Bradford"
    register = json.loads(text(client, "/open-data/awards.json"))
    assert {one["reference"] for one in register["awards"]} == {"AWD-24-001", "AWD-24-002"}


def test_a_name_withheld_by_a_correction_is_on_no_page_and_in_no_file(client, published, officer):
    name = published.publish_as
    withhold_name(award=published, publish_as="A group in Bradford", because="Safety.", by=officer)
    outbox.drain()
    for address in ("/awards/AWD-24-001/", "/awards/", "/", "/open-data/360giving.json", "/open-data/360giving.csv",
                    "/open-data/awards.csv", "/open-data/awards.json"):  # fmt: skip
        found = text(client, address)
        assert "A group in Bradford" in found
        assert name not in found


def test_pages_cost_few_queries(client, published):
    for page in AwardPage.objects.all():
        client.get(page.publication.address)
        with CaptureQueriesContext(connection) as seen:
            client.get(page.publication.address)
        assert len(seen) <= AT_MOST
