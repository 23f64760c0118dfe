"""How we are doing: all measures, one of them, the Delivery Quarterly, its paper and its data."""

import io

import pikepdf
import pytest

from office.records import outbox

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

QUARTERLY = "/measures/DQ-2020-21-Q2/"


@pytest.fixture
def told(at_noon, site, published):
    quarterly = published.now()
    outbox.drain()
    return quarterly


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer).decode() if answer.streaming else answer.content.decode()


def test_before_the_first_quarter_the_page_says_when(client, site):
    assert "within 40 working days" in text(client, "/measures/")
    assert client.get("/measures/M01/").status_code == 404
    assert text(client, "/open-data/measures.csv").count("\n") == 1


def test_all_measures_one_measure_and_the_quarterly(client, told):
    assert "70,400" in text(client, "/measures/")
    one = text(client, "/measures/M01/")
    assert "Fewer than a year ago." in one
    assert "A lower figure is better." in one
    page = text(client, QUARTERLY)
    assert "Crime fell." in page
    assert "not in yet" in page
    assert page.count("<h1") == 1


def test_a_watched_measure_is_never_red(client, told):
    assert "neither is coloured" in text(client, "/measures/M12/")
    assert "pl-dir--bad" not in text(client, "/measures/M12/")


def test_the_data_beside_it(client, told):
    assert "M01,Total recorded crime" in text(client, "/open-data/measures.csv")
    assert '"quarterly": "DQ-2020-21-Q2"' in text(client, "/open-data/measures.json")


def test_the_paper_is_tagged_with_a_figure_for_every_chart(client, told):
    answer = client.get("/measures/DQ-2020-21-Q2.pdf")
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
    assert client.get("/measures/DQ-1999-00-Q1.pdf").status_code == 404
