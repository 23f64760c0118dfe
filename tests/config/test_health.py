"""Machines are told whether the office can work, and nothing else."""

import datetime as dt

import pytest
from django.core.cache import cache

from office.records import clock, guards, readiness
from office.records.models import OutboxItem

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


def _figures(client, token):
    answer = client.get("/health/metrics", headers={"Authorization": f"Bearer {token}"})
    return answer.status_code, dict(
        line.split() for line in answer.content.decode().splitlines() if line.startswith("ploughland_")
    )


@pytest.mark.parametrize("shown", ["", "wrong", "None"])
def test_figures_are_hidden_from_whoever_shows_no_token(client, settings, shown):
    assert _figures(client, shown)[0] == 404
    settings.METRICS_TOKEN = "a-token-of-this-office"
    assert _figures(client, shown)[0] == 404
    assert client.get("/health/metrics").status_code == 404


def test_figures_count_what_waits_and_what_was_given_up(client, settings):
    settings.METRICS_TOKEN = "a-token-of-this-office"
    cache.delete(readiness.HEARTBEAT)
    now = clock.now()
    for key, more in (("waits", {}), ("tried", {"attempts": 3}), ("lost", {"failed_at": now})):
        OutboxItem.objects.create(
            kind="post.deliver", key=key, run_after=now - dt.timedelta(hours=1), created_at=now, **more
        )
    status, found = _figures(client, settings.METRICS_TOKEN)
    assert status == 200
    names = ("ploughland_outbox_waiting", "ploughland_outbox_retried", "ploughland_outbox_given_up")
    assert [found[name] for name in names] == ["2", "1", "1"]
    assert 3590 <= int(found["ploughland_outbox_oldest_seconds"]) <= 3700
    assert found["ploughland_worker_beat_seconds"] == "-1"
