"""A postcode's district, exactly: also where one sector lies in two districts, and never for one that is not ours."""

import lzma

import pytest

from office.plan.postcodes import FILE, district_of, tidy


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("bd11aa", "BD1 1AA"),
        (" LS1  1ba ", "LS1 1BA"),
        ("WF10 4-UA", "WF10 4UA"),
        ("BD1", ""),
        ("none", ""),
        ("", ""),
    ],
)
def test_a_postcode_is_tidied(typed, whole):
    assert tidy(typed) == whole


def test_every_postcode_of_the_file_is_found_in_its_own_district():
    sectors = {}
    with lzma.open(FILE, "rt", encoding="ascii") as lines:
        rows = [line.strip().split("|") for line in lines]
    for sector, district, units in rows:
        sectors.setdefault(sector, set()).add(district)
        assert district_of(f"{sector}{units[:2]}") == district
        assert district_of(f"{sector}{units[-2:]}") == district
    assert sum(len(units) // 2 for _, _, units in rows) == 90_331
    assert len([one for one in sectors.values() if len(one) > 1]) == 41  # a table of sectors would be wrong there


@pytest.mark.parametrize("outside", ["SW1A 1AA", "M1 1AE", "LS99 9ZZ", "x" * 5000, "BD1 1ZZ;"])
def test_what_is_not_ours_is_not_guessed(outside):
    assert district_of(outside) is None
