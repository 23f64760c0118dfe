"""How sums, dates and spans of time are written."""

import datetime as dt
from decimal import Decimal

import pytest

from office.records import clock
from office.screens import words

NOON_IN_DECEMBER = clock.in_london(dt.date(2020, 12, 18))
FIVE_IN_JULY = clock.in_london(dt.date(2020, 7, 29), 17)


@pytest.mark.parametrize(
    ("pence", "written"),
    [(600_000, "£6,000"), (123_456, "£1,234.56"), (5, "£0.05"), (0, "£0"), (-2_050, "−£20.50"), (None, "")],
)
def test_pounds(pence, written):
    assert words.pounds(pence) == written


def test_pounds_of_a_decimal():
    assert words.pounds_of(Decimal("4500.50")) == "£4,500.50"


def test_dates_have_their_weekday_and_deadlines_their_zone():
    assert words.weekday_date(dt.date(2020, 12, 18)) == "Friday 18 December 2020"
    assert words.deadline(NOON_IN_DECEMBER) == "Friday 18 December 2020, 12 noon (GMT)"
    assert words.deadline(FIVE_IN_JULY) == "Wednesday 29 July 2020, 5pm (BST)"
    assert words.moment(clock.in_london(dt.date(2020, 11, 23), 14, 3)) == "Monday 23 November 2020, 2:03pm"
    assert words.hour(clock.in_london(dt.date(2020, 11, 23), 0, 5)) == "12:05am"


def test_an_instant_is_dated_as_in_london():
    half_past_eleven_utc = dt.datetime(2020, 6, 30, 23, 30, tzinfo=dt.UTC)
    assert words.plain_date(half_past_eleven_utc) == "1 July 2020"


@pytest.mark.parametrize(
    ("day", "left", "urgency"),
    [
        (dt.date(2020, 12, 18), "25 days left", ""),
        (dt.date(2020, 12, 1), "8 days left", ""),
        (dt.date(2020, 11, 30), "7 days left", "soon"),  # five working days
        (dt.date(2020, 11, 24), "1 day left", "soon"),
        (dt.date(2020, 11, 23), "Due today", "soon"),
        (dt.date(2020, 11, 22), "1 day late", "late"),
    ],
)
def test_days_left_and_how_urgent(at_noon, day, left, urgency):
    assert (words.days_left(day), words.urgency(day)) == (left, urgency)


def test_an_hour_that_has_passed_today_is_late(at_noon):
    assert words.days_left(at_noon - dt.timedelta(hours=1)) == "Late today"
    assert words.urgency(at_noon - dt.timedelta(hours=1)) == "late"
    assert words.days_left(at_noon + dt.timedelta(hours=1)) == "Due today"


def test_nothing_is_written_for_nothing():
    assert (words.weekday_date(None), words.deadline(None), words.moment(None)) == ("", "", "")


@pytest.mark.parametrize(("count", "written"), [(1, "1 bid"), (0, "0 bids"), (1200, "1,200 bids")])
def test_counted(count, written):
    assert words.counted(count, "bid") == written
