"""Who owes what, when they were last here, and a reminder that tells nothing of a bid."""

import datetime as dt

import pytest

from office.judging.actions import remind_reader
from office.judging.queries import progress
from office.post.models import Message
from office.records import clock
from office.records.steps import Forbidden, Refused

pytestmark = pytest.mark.django_db


def test_a_reader_who_owes_is_reminded_once_a_day(contest, entry, reading, lock, officer, assessor_1, assessor_2):
    lock(reading[0], 4)
    remind_reader(contest=contest, reader=assessor_2, by=officer)
    told = Message.objects.get(kind="judging.scores_owed")
    assert (told.to_user, entry.blind_code in told.body) == (assessor_2, False)
    assert "1 of your bids in Round 24" in told.body
    with pytest.raises(Refused, match="less than a day ago"):
        remind_reader(contest=contest, reader=assessor_2, by=officer)
    with pytest.raises(Refused, match="owes nothing"):
        remind_reader(contest=contest, reader=assessor_1, by=officer)
    with pytest.raises(Forbidden):
        remind_reader(contest=contest, reader=assessor_2, by=assessor_1)
    with clock.set_to(clock.now() + dt.timedelta(days=1, minutes=1)):
        remind_reader(contest=contest, reader=assessor_2, by=officer)


def test_it_is_told_when_a_reader_was_last_active(contest, entry, assigned, officer):
    assert [one.last_active for one in progress(contest).readers] == [None, None]


def test_the_latest_of_scores_and_declarations_counts(contest, entry, reading, score):
    with clock.set_to(clock.now() + dt.timedelta(hours=3)):
        score(reading[0], 3)
        latest = clock.now()
    first, second = progress(contest).readers
    assert first.last_active == latest
    assert second.last_active < latest
