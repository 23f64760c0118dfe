"""Funds and rounds, read by anybody: dates, sums, criteria and the whole form."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from cms.funds.rounds import public_list
from grants.funds.models import Round
from office.records import clock
from tests.grants.conftest import CLOSES, OPENS

pytestmark = pytest.mark.django_db

ROUND = "/funds/safer-communities-fund/round-24/"
AT_MOST = 15


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_open_round_says_when_how_much_and_how_we_choose(client, opened):
    page = text(client, ROUND)
    for words in (
        "£20,000", "£6,000", "Closes Friday 18 December 2020, 12 noon (GMT)", "Proceeds of crime",
        "What we cannot fund", "Check if you can apply", "All sixteen priorities", "Wednesday 13 January 2021",
    ):  # fmt: skip
        assert words in page
    for criterion in opened.contest.rubric.criteria.all():
        assert f"{criterion.weight}%" in page
    assert page.count("<h1") == 1


def test_the_whole_form_is_there_before_anybody_signs_in(client, opened):
    page = text(client, f"{ROUND}form/")
    for question in opened.question_set.questions.all():
        assert escape(question.label) in page
        assert all(escape(tick["label"]) in page for tick in question.options.get("ticks", []))
    assert opened.question_set.version_id in page


def test_a_round_is_listed_as_what_it_is_at_that_hour(client, scheduled):
    for at, word in (
        (OPENS - dt.timedelta(seconds=1), "Opening soon"),
        (OPENS, "Open for applications"),
        (CLOSES - dt.timedelta(seconds=1), "Open for applications"),
        (CLOSES, "Being judged"),
    ):
        with clock.set_to(at):
            assert public_list()[0].word == word
            assert ("Check if you can apply" in text(client, ROUND)) == (word == "Open for applications")
            assert scheduled.name in text(client, "/funds/")


def test_a_round_in_preparation_is_nobodys_business(client, prepared):
    assert client.get(ROUND).status_code == 404
    assert prepared.name not in text(client, "/funds/")
    assert prepared.name not in text(client, "/funds/safer-communities-fund/")


@pytest.mark.parametrize(
    "address",
    ["/funds/nothing/", "/funds/safer-communities-fund/round-99/", "/funds/safer-communities-fund/round-24/no/",
     "/funds/safer-communities-fund/24/form/", "/funds/safer-communities-fund/round-%00/"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, opened, address):
    assert client.get(address).status_code == 404


def test_the_same_queries_for_one_round_and_for_thirty(client, opened):
    addresses = ("/funds/", "/funds/safer-communities-fund/", ROUND)

    def counts():
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as seen:
                text(client, address)
            found.append(len(seen))
        return found

    counts()  # what is kept in memory is read once
    one = counts()
    for number in range(100, 130):
        others = {"contest": _copy(opened.contest), "gate_sheet": _copy(opened.gate_sheet)}
        opened.pk, opened.number = None, number
        opened._state.adding = True
        Round.objects.bulk_create([_with(opened, **others)])
    assert counts() == one
    assert max(one) <= AT_MOST


def _copy(row):
    row = type(row).objects.get(pk=row.pk)
    row.pk = None
    type(row).objects.bulk_create([row])
    return row


def _with(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def test_the_calendar_has_the_hours_of_rounds_to_come(client, opened):
    calendar = client.get("/feeds/rounds.ics").content.decode()
    assert "DTSTART:20201218T120000Z" in calendar
    assert "SUMMARY:Safer Communities Fund - Grant Round 24 closes" in calendar
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))


def test_the_forward_plan_lists_a_decision_from_28_days_before(client, opened):
    Round.objects.filter(pk=opened.pk).update(decision_by=clock.today() + dt.timedelta(days=29))
    assert "No decision is due." in text(client, "/decisions/coming/")
    Round.objects.filter(pk=opened.pk).update(decision_by=clock.today() + dt.timedelta(days=28))
    page = text(client, "/decisions/coming/")
    assert opened.name in page
    assert ROUND in page
