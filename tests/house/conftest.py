"""The world of these tests, made once a module and rolled back after it."""

import pytest
from django.core.cache import cache
from django.db import transaction

from office.records import clock
from office.records.letterhead.reading import forget
from tests.house.world import REPORTED, make_world


class _Done(Exception):
    """Rolls the world back."""


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """See world.py. The clock stands where the story ends."""
    with django_db_blocker.unblock(), clock.set_to(REPORTED):
        forget()
        cache.clear()
        try:
            with transaction.atomic():
                yield make_world()
                raise _Done
        except _Done:
            forget()
            cache.clear()
