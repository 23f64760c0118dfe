"""Shares over districts come to 100; lines of a spreadsheet are read, and what cannot be is said by line."""

from types import SimpleNamespace

import pytest

from office.submissions.types import QUESTION_TYPES
from office.submissions.types.pasting import pasted_lines

QUESTION = SimpleNamespace(
    code="q04", label="Where?", required=True, options={}, word_limit=None, character_limit=None
)  # fmt: skip
KNOWN = {"districts": {"BRA": "Bradford", "LEE": "Leeds"}}
PLACES = QUESTION_TYPES["places"]
COLUMNS, MONEY = ("item", "working", "cost", "ask"), ("cost", "ask")


def said(**given):
    content = PLACES.read({"areas": "The beck", **given})
    return [str(one) for one in PLACES.obstacles(QUESTION, content, KNOWN)]


def test_one_district_needs_no_shares():
    assert said(districts=["BRA"]) == []


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ({}, "Say what share"),
        ({"share-BRA": "60", "share-LEE": "30"}, "come to 90%"),
        ({"share-BRA": "60", "share-LEE": "41"}, "come to 101%"),
        ({"share-BRA": "half", "share-LEE": "50"}, "whole number"),
        ({"share-BRA": "101", "share-LEE": "0"}, "whole number"),
        ({"share-BRA": "-5", "share-LEE": "105"}, "whole number"),
    ],
)
def test_several_districts_need_shares_that_come_to_100(shares, words):
    assert any(words in one for one in said(districts=["BRA", "LEE"], **shares))


def test_shares_of_100_pass_and_read_back():
    given = {"districts": ["BRA", "LEE"], "areas": "The beck", "share-BRA": "60%", "share-LEE": "40"}
    content = PLACES.read(given)
    assert PLACES.obstacles(QUESTION, content, KNOWN) == []
    assert PLACES.read(PLACES.values(QUESTION, content)) == content
    assert PLACES.display(QUESTION, content, KNOWN)[0]["items"] == ["Bradford, 60%", "Leeds, 40%"]


def test_a_share_of_a_district_that_is_not_ticked_is_said():
    assert "Tick Leeds, or take its share away." in said(districts=["BRA"], **{"share-BRA": "50", "share-LEE": "50"})


@pytest.mark.parametrize(
    "text",
    [
        "Item\tWorking\tCost\tAsk\nHall hire\t20 at £40\t800\t800\n\nWorkers\t120 hours\t£3,330\t3000\n",
        'Hall hire,20 at £40,800,800\r\nWorkers,120 hours,"£3,330",3000',
        "Hall hire;20 at £40;800;800\nWorkers;120 hours;£3,330;3000;;",
    ],
)
def test_lines_are_read_from_a_spreadsheet_and_from_csv(text):
    lines = pasted_lines(text, COLUMNS, MONEY)
    assert [one.cells["item"] for one in lines] == ["Hall hire", "Workers"]
    assert [one.cells["cost"] for one in lines] == ["800", "£3,330"]
    assert [one.faults for one in lines] == [(), ()]


def test_what_is_wrong_is_said_by_line_and_nothing_is_cut():
    lines = pasted_lines("Hall,20 at £40,lots,800\nWorkers\nBus,2,3,4,5 extra", COLUMNS, MONEY)
    assert [one.number for one in lines] == [1, 2, 3]
    assert "Write the cost in pounds" in lines[0].faults[0]
    assert len(lines[1].faults) == 3
    assert lines[2].cells["ask"] == "4 5 extra"


@pytest.mark.parametrize("text", ["", "\n\n", '"', '"unclosed,1,2', "\x00\u202e\t\t", "=1+1\t+2\t-3\t@4", "a," * 5000])
def test_hostile_paste_never_breaks(text):
    pasted_lines(text, COLUMNS, MONEY)
