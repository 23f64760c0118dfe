"""The story's dates move by whole weeks, wherever they are written."""

import datetime as dt

import pytest

from portal.demo.loading.shifting import Shift

TOLD_ON = dt.date(2020, 11, 23)


@pytest.fixture
def shift():
    return Shift(TOLD_ON, dt.date(2026, 11, 22))


def test_it_moves_to_the_latest_such_weekday(shift):
    assert TOLD_ON + shift.by == dt.date(2026, 11, 16)
    assert shift.by.days % 7 == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2020-12-18T12:00", "2026-12-11T12:00"),
        ("from noon on 5 August to 6 September 2019", "from noon on 29 July to 29 August 2025"),
        ("the year 2019-20", "the year 2025-26"),
        ("in 2019 and AWD-21-001", "in 2019 and AWD-21-001"),
        ("31 February", "31 February"),
        ("until March 2022", "until March 2028"),
    ],
)
def test_dates_in_fields_and_prose(shift, before, after):
    assert shift.text(before) == after


def test_a_decisions_reference_moves_with_its_year(shift):
    shift.learn_decisions([{"ref": "PCC-2020-021", "date_signed": "2020-05-11"}])
    assert shift.text("Replaces PCC-2020-021.") == "Replaces PCC-2026-021."


def test_told_today_nothing_moves():
    shift = Shift(TOLD_ON, TOLD_ON)
    assert shift.text("closes 18 December 2020") == "closes 18 December 2020"
