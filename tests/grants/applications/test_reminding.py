"""Groups with a draft are reminded of the close: four times, once each, and not when they have sent it."""

import datetime as dt

import pytest

from grants.applications.actions import remind_of_the_close
from office.post.models import Message
from office.records import clock
from office.records.steps import take
from tests.grants import story
from tests.grants.conftest import CLOSES


@pytest.fixture
def draft(opened, group, lead):
    return story.written_bid(opened, group, lead)


def reminded(before):
    with clock.set_to(CLOSES - before):
        return [remind_of_the_close(), remind_of_the_close()]


def test_four_times_and_once_each(draft):
    assert reminded(dt.timedelta(days=15)) == [0, 0]
    for before in (dt.timedelta(days=14), dt.timedelta(days=3), dt.timedelta(hours=24), dt.timedelta(minutes=90)):
        assert reminded(before) == [1, 0]
    assert reminded(-dt.timedelta(minutes=1)) == [0, 0]
    assert Message.objects.filter(kind="grants.application_closes_soon").first().deadline == CLOSES


def test_not_once_it_was_sent(draft, lead):
    take(draft, "submit", by=lead)
    assert reminded(dt.timedelta(days=3)) == [0, 0]
