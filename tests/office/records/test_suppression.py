"""No small number can be worked out from what is published: an attacker with all the time in the world tries."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office.records.suppression import LEAST_SHOWN, hidden_in, is_small, told

DISTRICTS = {"Bradford": 41, "Calderdale": 3, "Kirklees": 12, "Leeds": 57, "Wakefield": 9}
TOTAL = {"all": list(DISTRICTS)}


def worlds(cells, sums, hidden):
    """Every set of whole numbers that fits the page: all that an attacker can know.

    He knows that a hidden number is not nought and tries every value that the sums allow.
    """
    unknown = [name for name in cells if name in hidden]
    told_sums = {name: parts for name, parts in sums.items() if name not in hidden}
    most = [
        min([sum(cells[one] for one in parts) for parts in told_sums.values() if name in parts], default=12)
        for name in unknown
    ]
    for values in product(*(range(1, top + 1) for top in most)):
        guess = {**cells, **dict(zip(unknown, values, strict=True))}
        if all(sum(guess[p] for p in parts) == sum(cells[p] for p in parts) for parts in told_sums.values()):
            yield guess


def recovered(cells, sums, hidden):
    """The small numbers that only one value fits."""
    small = [name for name, count in cells.items() if is_small(count)]
    found = {name: set() for name in small}
    for guess in worlds(cells, sums, hidden):
        for name in small:
            found[name].add(guess[name])
    return [name for name, values in found.items() if len(values) == 1]


def test_a_number_below_five_is_left_out_and_a_nought_is_not():
    assert hidden_in({"a": 4, "b": 5, "c": 0}) == {"a"}


def test_beside_a_total_a_second_number_goes_too():
    hidden = hidden_in(DISTRICTS, TOTAL)
    assert hidden == {"Calderdale", "Wakefield"}
    assert recovered(DISTRICTS, TOTAL, hidden) == []
    assert recovered(DISTRICTS, TOTAL, {"Calderdale"}) == ["Calderdale"]  # the attack works on a page without it


def test_two_ones_and_a_total_of_two_more_are_not_given_away():
    cells = {"a": 1, "b": 1, "c": 30}
    assert recovered(cells, {"all": cells}, hidden_in(cells, {"all": list(cells)})) == []


def test_two_published_tables_that_share_a_total():
    """By district on one page, by age on the next: what one page hides the other must not tell."""
    cells = {f"{place} {age}": count for (place, age), count in {
        ("Leeds", "under 18"): 2, ("Leeds", "adult"): 20, ("Kirklees", "under 18"): 11, ("Kirklees", "adult"): 14,
    }.items()}  # fmt: skip
    sums = {
        "Leeds": ["Leeds under 18", "Leeds adult"], "Kirklees": ["Kirklees under 18", "Kirklees adult"],
        "under 18": ["Leeds under 18", "Kirklees under 18"], "adult": ["Leeds adult", "Kirklees adult"],
        "all": list(cells),
    }  # fmt: skip
    hidden = hidden_in(cells, sums)
    assert recovered(cells, sums, hidden) == []
    assert "all" not in hidden


def test_a_page_before_and_after():
    """Only Calderdale changed since the page before, so no other number can hide it: the total goes."""
    known = [name for name in DISTRICTS if name != "Calderdale"]
    assert hidden_in(DISTRICTS, TOTAL, known) == {"Calderdale", "all"}


def test_a_small_total_goes_with_its_parts():
    assert hidden_in({"a": 1, "b": 2, "c": 0}, {"all": ["a", "b", "c"]}) == {"a", "b", "all"}


@pytest.mark.parametrize(
    ("count", "known", "words"),
    [
        (34, [], {"count": 34}), (3, [], {"suppressed": True}), (0, [], {"count": 0}), (None, [], None),
        (29, [27], {"count": 27, "about": True}), (25, [27], {"count": 27, "about": True}),
        (32, [27], {"count": 32}), (27, [27], {"count": 27}), (32, [27, 35], {"count": 35, "about": True}),
    ],
)  # fmt: skip
def test_the_difference_from_an_earlier_page_is_never_small(count, known, words):
    assert told(count, known) == words
    if words and "count" in words:
        assert not any(is_small(abs(words["count"] - one)) for one in known)


@settings(max_examples=60, deadline=None)
@given(rows=st.integers(2, 3), columns=st.integers(2, 3), with_all=st.booleans(), data=st.data())
def test_whatever_the_table_every_small_number_keeps_its_doubt(rows, columns, data, with_all):
    """Tables with every margin. The doubt is proved by showing another world that fits the same page."""
    cells = {f"{r}{c}": data.draw(st.integers(0, 8)) for r in range(rows) for c in range(columns)}
    sums = {f"row {r}": [f"{r}{c}" for c in range(columns)] for r in range(rows)}
    sums |= {f"column {c}": [f"{r}{c}" for r in range(rows)] for c in range(columns)}
    sums |= {"all": list(cells)} if with_all else {}
    hidden = hidden_in(cells, sums)
    assert {name for name, count in cells.items() if is_small(count)} <= hidden
    assert not any(is_small(sum(cells[p] for p in parts)) and name not in hidden for name, parts in sums.items())
    if sum(name in hidden for name in cells) <= 4:
        told_ = {name: parts for name, parts in sums.items() if name not in hidden}
        assert recovered(cells, told_, hidden) == []


def test_five_is_the_least():
    assert LEAST_SHOWN == 5
