"""The register of services: what is public of a contract, what never is, and how to leave the page fast."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commissioning.services.actions import draw_up_contract, register_service
from commissioning.services.models import Contract
from office.records import clock
from office.records.steps import take
from tests.commissioning import story
from tests.commissioning.conftest import contract, in_november, principles  # noqa: F401 (fixtures of the folder)


@pytest.fixture
def home(contract, provider_organisation):  # noqa: F811
    """A provider that says where it is, to show that we do not."""
    type(provider_organisation).objects.filter(pk=provider_organisation.pk).update(
        address="7 Quiet Lane, Halifax", postcode="HX1 1AA"
    )
    return contract


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return (answer.getvalue() if answer.streaming else answer.content).decode()


def test_a_signed_contract_stands_with_value_term_provider_and_next_decision(client, contract):  # noqa: F811
    page = text(client, "/services/")
    for words in ("Hate Crime Network", "Calder Victim Care", "£300,000", "1 January 2019 to 31 December 2021"):
        assert words in page
    one = text(client, f"/services/{contract.service.reference}/")
    assert "31 December 2020" in one  # a year before the end
    assert contract.reference in one


def test_nothing_says_where_a_service_for_victims_is_and_its_pages_are_left_fast(client, home):
    for address in ("/services/", f"/services/{home.service.reference}/", "/services.csv", "/services.json"):
        page = text(client, address)
        assert "Quiet Lane" not in page
        assert "HX1" not in page
    for address in ("/services/", f"/services/{home.service.reference}/"):
        assert "govuk-exit-this-page" in text(client, address)


def test_the_tables_say_what_the_page_says(client, contract):  # noqa: F811
    rows = list(csv.DictReader(io.StringIO(text(client, "/services.csv").removeprefix("\ufeff"))))
    assert [(row["service"], row["provider"], row["value"], row["next_decision_on"]) for row in rows] == [
        ("Hate Crime Network", "Calder Victim Care", "300000.00", "2020-12-31")
    ]
    found = json.loads(text(client, "/services.json"))
    assert found["services"][0]["contract"] == contract.reference
    assert all(found["columns"].values())


def test_a_contract_that_is_not_signed_is_nobodys_business(client, office, provider_organisation):
    service = register_service(name="Quiet Service", by=office.officer)
    draw_up_contract(service=service, provider=provider_organisation, value_pence=1, starts_on=story.TODAY,
                     ends_on=story.TODAY.replace(year=2023), by=office.officer)  # fmt: skip
    assert "Quiet Service" not in text(client, "/services/")
    assert client.get(f"/services/{service.reference}/").status_code == 404


def test_an_open_tender_stands_above_and_leaves_at_its_hour(client, office):
    cycle = story.commissioning(office, register_service(name="Hate Crime Network", by=office.officer))
    tender = take(story.tendered(office, cycle), "go_live", by=office.officer)
    assert tender.reference in text(client, "/services/")
    with clock.set_to(tender.closes_at):
        assert tender.reference not in text(client, "/services/")


def _more(contract, count):  # noqa: F811
    for number in range(count):
        service = contract.service.__class__.objects.create(
            reference=f"SVC-{100 + number}", name=f"Service {number}", owner=contract.service.owner,
            registered_at=clock.now(), is_for_victims=True, about="Help that one can count on. " * 6,
        )  # fmt: skip
        row = Contract.objects.get(pk=contract.pk)
        row.pk, row._state.adding, row.reference, row.service = None, True, f"CON-{number}", service
        Contract.objects.bulk_create([row])


@pytest.mark.parametrize("count", [0, 30])
def test_a_page_costs_at_most_8_queries_and_100_kilobytes(client, contract, count):  # noqa: F811
    _more(contract, count)
    for address in ("/services/", f"/services/{contract.service.reference}/"):
        text(client, address)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            page = text(client, address)
        assert len(seen) <= 8, [one["sql"] for one in seen]
        assert len(page.encode()) < 100_000
