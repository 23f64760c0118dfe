"""The files hold what the pages show, and not a word more."""

import csv
import io
import json

import pytest

from office.decisions.publishing import withdraw_from_publication
from office.records import outbox
from tests.cms.conftest import CANARY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

FILES = ["/open-data/decisions.json", "/open-data/decisions.csv", "/feeds/decisions.atom"]


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return (answer.getvalue() if answer.streaming else answer.content).decode()


def rows(client):
    return list(csv.DictReader(io.StringIO(text(client, "/open-data/decisions.csv").removeprefix("\ufeff"))))


def test_a_decision_is_in_every_file(client, publish):
    decision = publish(title="Opening of Round 24", amount_pence=80_000_00)
    found = json.loads(text(client, "/open-data/decisions.json"))
    assert "open-government-licence" in found["license"]
    assert found["decisions"][0]["reference"] == decision.reference
    assert found["decisions"][0]["amount_pence"] == 80_000_00
    assert found["decisions"][0]["address"].endswith(decision.public_address)
    assert rows(client)[0]["title"] == "Opening of Round 24"
    assert "Opening of Round 24" in text(client, "/feeds/decisions.atom")


@pytest.mark.parametrize("address", [*FILES, "/decisions/", "/"])
def test_not_a_word_of_a_closed_part_leaves(client, partly_closed, address):
    page = text(client, address)
    assert partly_closed.reference in page
    assert CANARY not in page


@pytest.mark.parametrize("address", FILES)
def test_what_was_withdrawn_stays_by_its_title_alone(client, publish, office, address):
    decision = publish()
    withdraw_from_publication(decision=decision, reason="It named a family.", by=office.legal)
    outbox.drain()
    page = text(client, address)
    assert decision.reference in page
    assert "Groups asked for an autumn round" not in page
    assert "Open a round of small grants." not in page


def test_what_has_a_part_withheld_says_so(client, partly_closed):
    assert "Annex: withheld under FOIA s.43(2)" in rows(client)[0]["sections"]


def test_no_cell_starts_a_formula(client, publish):
    publish(title="=HYPERLINK(1)")
    assert rows(client)[0]["title"] == "'=HYPERLINK(1)"


def test_files_without_rows_are_whole(client, site):
    assert json.loads(text(client, "/open-data/awards.json"))["awards"] == []
    assert "Open data" in text(client, "/open-data/")


def test_there_is_no_other_file(client, site):
    assert client.get("/open-data/applications.json").status_code == 404
    assert client.get("/open-data/applications.csv").status_code == 404
