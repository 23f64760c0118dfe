"""Three financial years of aid, and the limit of the day."""

import datetime as dt

import pytest

from grants.diligence.limits import counted_from, limit_on


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (dt.date(2023, 3, 31), dt.date(2020, 4, 1)),
        (dt.date(2023, 4, 1), dt.date(2021, 4, 1)),
        (dt.date(2024, 1, 10), dt.date(2021, 4, 1)),
    ],
)
def test_this_financial_year_and_the_two_before_count(day, first):
    assert counted_from(day) == first


def test_the_law_of_the_day_sets_the_limit():
    assert limit_on(dt.date(2020, 12, 31)).pence == 170_000_00
    assert limit_on(dt.date(2021, 1, 1)).law.startswith("UK-EU Trade")
    assert limit_on(dt.date(2023, 1, 3)).law.startswith("UK-EU Trade")
    assert limit_on(dt.date(2023, 1, 4)).law.startswith("Subsidy Control Act 2022")
