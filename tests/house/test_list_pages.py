"""Every list page takes the same literal number of queries with one row of everything and with thirty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from office.people.models import User
from tests.house.growing import grow
from tests.house.list_pages import LISTS
from tests.house.test_access import signed_in

MOST = 15


def _asked(client, address):
    """How many queries a page takes the second time it is opened: the first may fill what is kept in memory."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(asked)


def _all(world):
    return {
        (who, address): _asked(signed_in(User.objects.get(pk=world.people[who].pk)), address) for who, address in LISTS
    }


@pytest.mark.django_db
def test_a_long_list_asks_no_more_than_a_short_one(world):
    grow(world, 1)
    short = _all(world)
    grow(world, 30)
    long = _all(world)
    wrong = {page: (short[page], long[page]) for page in LISTS if not LISTS[page] == short[page] == long[page]}
    found = [f"{page}: {one} queries with one row, {many} with thirty" for page, (one, many) in wrong.items()]
    assert "\n".join(found) == ""


def test_no_list_asks_more_than_it_may():
    assert {page: count for page, count in LISTS.items() if count > MOST} == {}
    assert LISTS["officer", "/portal/officers/applications/"] <= 12
