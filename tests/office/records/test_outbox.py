"""Nothing put into the outbox is lost, and nothing leaves before its transaction stands."""

import datetime as dt
import logging

import pytest
from celery import current_app
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from office.records import clock, outbox
from office.records.models import OutboxItem
from office.records.outbox import draining, kinds, nudging

pytestmark = pytest.mark.django_db


class Postbox:
    """Carries out items by noting them; it may be told to refuse."""

    def __init__(self):
        self.got, self.refuses = [], None

    def __call__(self, payload):
        if self.refuses:
            raise self.refuses
        self.got.append(payload)


@pytest.fixture
def postbox():
    postbox = Postbox()
    kinds._handlers["test.letter"] = postbox
    yield postbox
    del kinds._handlers["test.letter"]


@pytest.fixture
def letter(postbox, at_noon):
    outbox.put("test.letter", {"letter": 7}, key="letter:7")


def the_item():
    return OutboxItem.objects.get()


def test_what_is_put_is_carried_out_once(letter, postbox):
    assert outbox.drain() == 1
    assert outbox.drain() == 0
    assert postbox.got == [{"letter": 7}]
    assert the_item().done_at


def test_the_same_key_again_changes_nothing(letter, postbox):
    outbox.put("test.letter", {"letter": 8}, key="letter:7")
    outbox.drain()
    assert postbox.got == [{"letter": 7}]


def test_many_cost_as_many_queries_as_one(postbox, django_assert_num_queries):
    for count in (1, 60):
        with django_assert_num_queries(1):
            outbox.put_all("test.letter", {f"{count}:{n}": {"letter": n} for n in range(count)})


def test_what_is_due_later_waits(postbox, at_noon):
    outbox.put("test.letter", {}, key="later", run_after=at_noon + dt.timedelta(hours=1))
    assert outbox.drain() == 0
    with clock.set_to(at_noon + dt.timedelta(hours=1)):
        assert outbox.drain() == 1


def test_a_rolled_back_deed_sends_nothing(postbox):
    with transaction.atomic():
        outbox.put("test.letter", {}, key="never")
        transaction.set_rollback(True)
    assert outbox.drain() == 0


@pytest.mark.django_db(transaction=True)
def test_a_put_beside_a_transaction_is_refused(postbox):
    with pytest.raises(RuntimeError, match="transaction of a deed"):
        outbox.put("test.letter", {}, key="letter:7")


def test_a_failure_is_tried_again_later_and_later(letter, postbox, at_noon):
    postbox.refuses = ConnectionError("someone@example.org refused")
    outbox.drain()
    item = the_item()
    assert (item.attempts, item.run_after, item.last_error) == (1, at_noon + dt.timedelta(seconds=2), "ConnectionError")
    assert outbox.drain() == 0
    postbox.refuses = None
    with clock.set_to(item.run_after):
        assert outbox.drain() == 1
    assert postbox.got == [{"letter": 7}]


def test_the_log_names_the_kind_of_error_and_never_its_words(letter, postbox, caplog):
    postbox.refuses = ConnectionError("someone@example.org refused")
    with caplog.at_level(logging.DEBUG):
        outbox.drain()
    assert "ConnectionError" in caplog.text
    assert "someone@example.org" not in caplog.text


def test_after_many_failures_it_is_given_up_and_can_be_tried_again(letter, postbox):
    postbox.refuses = ConnectionError()
    OutboxItem.objects.update(attempts=draining.FAILS_AFTER - 1)
    outbox.drain()
    assert the_item().failed_at
    postbox.refuses = None
    assert outbox.try_failed_again() == 1
    assert outbox.drain() == 1
    assert the_item().done_at


def test_a_handler_may_give_up_at_once(letter, postbox):
    postbox.refuses = outbox.GiveUp("no such address")
    outbox.drain()
    assert (bool(the_item().failed_at), the_item().last_error) == (True, "gave up: no such address")


def test_whoever_was_killed_leaves_a_claim_that_lapses(letter, postbox, at_noon):
    draining._claim(1)  # and then the power went
    assert outbox.drain() == 0
    with clock.set_to(at_noon + draining.LEASE + dt.timedelta(seconds=1)):
        assert outbox.drain() == 1
    assert postbox.got == [{"letter": 7}]


def test_an_item_that_always_kills_its_worker_is_given_up(letter, postbox):
    OutboxItem.objects.update(attempts=draining.FAILS_AFTER)
    outbox.drain()
    assert (postbox.got, the_item().last_error) == ([], "never came back")


def test_two_answers_to_one_kind_stop_start_up(postbox):
    outbox.register("test.letter", postbox)
    with pytest.raises(ImproperlyConfigured, match="two handlers"):
        outbox.register("test.letter", Postbox())


def test_a_kind_nobody_carries_out_cannot_be_put():
    with pytest.raises(ImproperlyConfigured, match=r"Nothing carries out .*'test.nobody'"):
        outbox.put("test.nobody", {}, key="1")


def test_one_transaction_wakes_the_worker_once(postbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        for n in range(3):
            with transaction.atomic():
                outbox.put("test.letter", {}, key=f"letter:{n}")
    assert len(callbacks) >= 1
    assert set(callbacks) == {nudging.nudge}


@pytest.fixture
def no_broker():
    """A broker address where nobody listens."""
    before = current_app.conf.broker_url
    current_app.conf.broker_url = "redis://127.0.0.1:1/0"
    current_app._after_fork()  # forgets its open connections
    nudging._resting_until.clear()
    yield
    current_app.conf.broker_url = before
    current_app._after_fork()
    nudging._resting_until.clear()


def test_without_a_broker_nothing_is_lost(no_broker, postbox, django_capture_on_commit_callbacks, caplog):
    with caplog.at_level("WARNING"), django_capture_on_commit_callbacks(execute=True):
        outbox.put("test.letter", {"letter": 7}, key="letter:7")
    assert "could not be woken" in caplog.text
    assert nudging._is_resting()
    outbox.drain()
    assert postbox.got == [{"letter": 7}]
