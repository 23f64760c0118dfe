"""Standstill is eight working days, the day of the notice counted as the first."""

import datetime as dt

import pytest

from commissioning.tenders.routes import standstill_ends


@pytest.mark.parametrize(
    ("published", "ends"),
    [
        ("2026-12-21", "2027-01-04"),  # Christmas, Boxing Day's substitute and New Year's Day lie between
        ("2026-11-23", "2026-12-02"),
        ("2026-11-21", "2026-12-02"),  # a Saturday: the Monday after is the first day
        ("2027-03-25", "2027-04-07"),  # Easter
    ],
)
def test_the_last_day_agrees_with_the_worked_examples(published, ends):
    assert standstill_ends(dt.date.fromisoformat(published)) == dt.date.fromisoformat(ends)


def test_a_route_without_one_ends_nowhere():
    assert standstill_ends(dt.date(2026, 12, 21), 0) is None
