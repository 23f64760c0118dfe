"""More time for everyone after an outage near the close: once, logged, and never for one group."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grants.applications.actions import start_application
from grants.funds.actions import turn_rounds
from grants.funds.models import Round
from grants.funds.outages import new_close_after_outage
from office.post.models import Message
from office.records import clock
from office.records.models import Event
from office.records.steps import Forbidden, take
from tests.grants.conftest import CLOSES

MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)


def at(instant):
    """The clock looks at the rounds once, then; gives the round as it stands."""
    with clock.set_to(instant):
        turn_rounds()
    return Round.objects.get()


@pytest.fixture
def seen(opened, group, lead):
    """Five hours before the close all was well, and a group was writing."""
    start_application(round=opened, pot=opened.pots.get(), organisation=group, by=lead)
    return at(CLOSES - 5 * HOUR)


def test_two_hours_lost_are_given_back_to_everyone_and_said(seen):
    round = at(CLOSES - 3 * HOUR)
    assert round.closes_at == CLOSES + 2 * HOUR
    assert "This website was not working" in round.extended_because
    assert Message.objects.filter(kind="grants.round_extended").count() == 1
    assert Event.objects.get(verb="make_good").actor == "clock"


def test_an_outage_over_the_close_keeps_the_round_open(seen):
    round = at(CLOSES + HOUR)
    assert (round.state, round.closes_at) == ("open", CLOSES + 6 * HOUR)
    assert round.applications.get().state == "draft"
    assert at(round.closes_at).state == "closed"


def test_once_at_most(seen):
    assert at(CLOSES - 3 * HOUR).closes_at == CLOSES + 2 * HOUR
    assert at(CLOSES).closes_at == CLOSES + 2 * HOUR


@pytest.mark.parametrize("away", [20 * dt.timedelta(seconds=1), 29 * MINUTE])
def test_a_short_break_changes_nothing(seen, away):
    assert at(CLOSES - 5 * HOUR + away).closes_at == CLOSES


def test_at_the_set_length_it_does(seen, settings):
    assert at(CLOSES - 5 * HOUR + settings.OUTAGE_MINUTES * MINUTE).closes_at == CLOSES + HOUR


def test_an_outage_long_before_the_close_leaves_time_enough(opened):
    at(CLOSES - 72 * HOUR)
    assert at(CLOSES - 30 * HOUR).closes_at == CLOSES


def test_a_round_never_seen_open_is_closed_in_time(opened):
    assert at(CLOSES + HOUR).state == "closed"


def test_nobody_gives_time_back_by_hand(seen, officer):
    with clock.set_to(CLOSES - 3 * HOUR), pytest.raises(Forbidden):
        take(seen, "make_good", by=officer)


class Watched:
    """A round as the rule sees it."""

    outage_made_good_at = None

    def __init__(self, closes_at, watched_at):
        self.closes_at, self.watched_at = closes_at, watched_at


@given(st.integers(1, 60 * 60), st.integers(0, 60 * 60), st.sampled_from([(2026, 3, 29), (2026, 10, 25), (2026, 6, 1)]))
def test_nobody_loses_by_it_in_any_night_and_no_hour_is_said_twice(away, before, day):
    closes = clock.in_london(dt.date(*day), 12)
    was = closes - before * MINUTE
    with clock.set_to(was + away * MINUTE):
        new = new_close_after_outage(Watched(closes, was))
        if new is None:
            return
        wall = new.astimezone(clock.LONDON)
        assert clock.happens_once(wall.date(), wall.hour, wall.minute)
        lost = min(clock.now(), closes) - max(was, closes - 24 * HOUR)
        assert new - max(clock.now(), closes) >= lost
