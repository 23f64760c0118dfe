"""Quarters of the financial year."""

import datetime as dt

import pytest

from office.delivery.quarters import Quarter, quarter_called, quarter_of


@pytest.mark.parametrize(
    ("day", "code", "first", "last"),
    [
        ("2020-09-30", "2020-21 Q2", "2020-07-01", "2020-09-30"),
        ("2021-02-28", "2020-21 Q4", "2021-01-01", "2021-03-31"),
        ("2019-12-31", "2019-20 Q3", "2019-10-01", "2019-12-31"),
    ],
)
def test_a_day_lies_in_one_quarter(day, code, first, last):
    quarter = quarter_of(dt.date.fromisoformat(day))
    assert (quarter.code, str(quarter.starts_on), str(quarter.ends_on)) == (code, first, last)
    assert quarter_called(code) == quarter


def test_they_follow_each_other():
    assert Quarter(2020, 1).after(-1) == Quarter(2019, 4)
    assert Quarter(2020, 4).after(5) == Quarter(2022, 1)


@pytest.mark.parametrize("code", ["2020-22 Q1", "2020-21 Q5", "2020", ""])
def test_anything_else_is_no_quarter(code):
    with pytest.raises(ValueError, match="no quarter"):
        quarter_called(code)


def test_the_days_by_which_things_are_due():
    """Fifteen, thirty and forty working days (domain.md 3.10)."""
    quarter = quarter_called("2020-21 Q2")
    assert (str(quarter.figures_due), str(quarter.publish_by)) == ("2020-10-21", "2020-11-25")
