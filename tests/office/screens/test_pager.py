"""Lists a page at a time."""

import pytest
from django.test import RequestFactory

from office.screens.pager import page_of
from tests.workshop.models import Lamp

pytestmark = pytest.mark.django_db
ORDER = ("-note", "-pk")


@pytest.fixture
def lamps():
    """Ten lamps, some with the same note, so that the second key must decide."""
    Lamp.objects.bulk_create(Lamp(note=f"note {number // 4}") for number in range(10))
    return list(Lamp.objects.order_by(*ORDER))


def shown(address="", size=4, queryset=None):
    return page_of(
        Lamp.objects.all() if queryset is None else queryset, RequestFactory().get(f"/{address}"), ORDER, size
    )


def test_older_walks_through_every_row_once(lamps):
    seen, page = [], shown()
    while True:
        seen += page.rows
        if not page.older:
            break
        page = shown(page.older)
    assert seen == lamps


def test_newer_walks_back_to_the_first_page(lamps):
    second = shown(shown().older)
    assert shown(second.newer).rows == lamps[:4]
    assert shown(second.newer).newer == ""


def test_a_list_that_fits_has_no_links(lamps):
    assert (shown(size=10).newer, shown(size=10).older) == ("", "")


def test_a_row_that_arrives_meanwhile_moves_nothing(lamps):
    older = shown().older
    Lamp.objects.create(note="note 9")
    assert shown(older).rows == lamps[4:8]


def test_filters_stay_in_the_address(lamps):
    assert "state=off" in shown("?state=off&district=Leeds").older
    assert shown("?state=off&after=x").older.count("after=") == 1


@pytest.mark.parametrize("written", ["x", "WzFd", "bm90IGpzb24", "%00", "WyJhIiwgImIiXQ"])
def test_a_key_that_makes_no_sense_gives_the_first_page(lamps, written):
    assert shown(f"?after={written}").rows == lamps[:4]


@pytest.mark.parametrize("address", ["", "?after="])
def test_a_page_costs_one_query(lamps, django_assert_num_queries, address):
    with django_assert_num_queries(1):
        shown(address)


def test_an_empty_list_has_no_links():
    assert (shown().rows, shown().newer, shown().older) == ([], "", "")
