"""Machines are told whether the office can work, and nothing else."""

import datetime as dt

import pytest
from django.core.cache import cache

from office.records import clock, guards, readiness

pytestmark = pytest.mark.django_db


@pytest.fixture
def _all_is_well():
    readiness.beat()
    yield
    cache.delete(readiness.HEARTBEAT)


def test_live_asks_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/health/live")
    assert (answer.status_code, answer.content) == (200, b"alive\n")


@pytest.mark.usefixtures("_all_is_well")
def test_ready_when_all_is_well(client):
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {"database": "well", "migrations": "well", "guards": "well", "worker": "well"}


@pytest.mark.usefixtures("_all_is_well")
def test_not_ready_without_a_guard(client):
    guards.take_down()
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["guards"]) == (503, "not well")


@pytest.mark.usefixtures("_all_is_well")
def test_not_ready_when_the_worker_has_gone_quiet(client):
    long_ago = clock.written() - dt.timedelta(minutes=10)
    cache.set(readiness.HEARTBEAT, long_ago.isoformat())
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["worker"]) == (503, "not well")


def test_a_page_for_machines_changes_nothing(client):
    assert client.post("/health/ready").status_code == 405
