"""Tables of earlier grants are read as they are written, and what cannot be read is named."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grants.earlier.rows import PARTS, columns_of, guessed, read

HEAD = "Recipient Org:Name,Title,Amount Awarded,Award Date,Description\n"
GOOD = 'Beckside Club,Friday nights,"£1,234.50",03/04/2015,Music\n'


def rows(body, known=()):
    text = HEAD + body
    return read(text, guessed(columns_of(text)), known)


def test_a_360giving_table_needs_no_mapping():
    (row,) = rows(GOOD)
    assert (row.group, row.title, row.amount_pence, row.awarded_on, row.purpose) == (
        "Beckside Club", "Friday nights", 1_234_50, dt.date(2015, 4, 3), "Music",
    )  # fmt: skip
    assert row.is_good


@pytest.mark.parametrize(("body", "fault"), [
    (",Friday,100,2015-01-01,\n", "There is no group."), ("A,,100,2015-01-01,\n", "There is no title."),
    ("A,B,lots,2015-01-01,\n", "“lots” is no sum of money."), ("A,B,0,2015-01-01,\n", "“0” is no sum of money."),
    ("A,B,1e9,2015-01-01,\n", "“1e9” is no sum of money."), ("A,B,-5,2015-01-01,\n", "“-5” is no sum of money."),
    ("A,B,100,31/02/2015,\n", "“31/02/2015” is no date."), ("A,B,100\n", "“” is no date."),
])  # fmt: skip
def test_what_is_wrong_with_a_row_is_said(body, fault):
    (row,) = rows(body)
    assert row.faults == [fault]
    assert not row.is_good


def test_the_same_grant_written_otherwise_is_a_double():
    first, second, other = rows(GOOD + "BECKSIDE  club,Friday-Nights,1234.5,2015-04-03,\n"
                                + "Beckside Club,Friday nights,1234.51,2015-04-03,\n")  # fmt: skip
    assert (first.is_double, second.is_double, other.is_double) == (False, True, False)
    assert rows(GOOD, known={first.likeness})[0].is_double


@given(st.text(max_size=300), st.dictionaries(st.sampled_from(list(PARTS)), st.text(max_size=10)))
def test_whatever_the_file_holds_it_is_read_or_its_rows_are_faulty(text, mapping):
    for row in read(text, mapping, set()):
        assert row.is_good == (bool(row.group and row.title) and row.amount_pence > 0 and row.awarded_on is not None
                               and not row.is_double)  # fmt: skip


def test_a_cell_without_an_end_stops_the_reading_and_no_more():
    assert len(rows(GOOD + '"' + "x" * 200_000)) == 1
