"""Celery's entry to commissioning: each task calls one action and nothing more."""

from celery import shared_task

from office.records.actors import THE_CLOCK

from .cycles.actions import ring_the_alarm
from .services.actions import bring_due_changes_into_force
from .tenders.actions import close_due_tenders


@shared_task(name="commissioning.tasks.close_tenders")
def close_tenders() -> None:
    """Tenders close at their stored hour, whoever is awake."""
    close_due_tenders()


@shared_task(name="commissioning.tasks.keep_time")
def keep_time() -> None:
    """Signed changes count from their day; the alarm rings before a contract ends."""
    bring_due_changes_into_force()
    ring_the_alarm(by=THE_CLOCK)
