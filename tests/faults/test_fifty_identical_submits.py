"""Fifty identical submits at once make one application that was sent, and one receipt."""

import threading

import pytest
from django.db import connections

from grants.applications.actions import start_application
from grants.applications.models import Application
from office.people.models import User
from office.records.steps import Refused, take
from office.submissions.models import Receipt
from tests.grants import story
from tests.grants.conftest import *  # noqa: F403 (the story of a round, told once)

TIMES = 50
AT_ONCE = 10


def at_once(deed):
    """Do one thing many times from as many threads as dare; gives what each attempt came to."""
    barrier, came_to = threading.Barrier(AT_ONCE), []

    def attempts():
        try:
            barrier.wait(timeout=30)
            for _ in range(TIMES // AT_ONCE):
                try:
                    deed()
                    came_to.append("done")
                except Refused as no:
                    came_to.append(no.obstacles[0])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=attempts) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return came_to


@pytest.mark.django_db(transaction=True)
def test_fifty_submits_of_one_bid_make_one_receipt(opened, group, lead):
    bid = story.written_bid(opened, group, lead)
    came_to = at_once(lambda: take(Application.objects.get(pk=bid.pk), "submit", by=User.objects.get(pk=lead.pk)))
    assert len(came_to) == TIMES
    assert came_to.count("done") == 1
    assert set(came_to) == {"done", "This is not possible now: it is submitted."}
    assert Receipt.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_fifty_starts_of_one_bid_make_one_application(opened, pot, group, lead):
    came_to = at_once(
        lambda: start_application(round=opened, pot=pot, organisation=group, by=User.objects.get(pk=lead.pk))
    )
    assert (len(came_to), came_to.count("done")) == (TIMES, 1)
    assert Application.objects.get().reference == "SCF-24-001"
