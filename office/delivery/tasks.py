"""Celery's entry to the quarter: the task calls one action and nothing more."""

from celery import shared_task

from . import timekeeping


@shared_task(name="office.delivery.tasks.keep_time")
def keep_time() -> None:
    """A quarter that has ended is opened, and its reports are worked out."""
    timekeeping.keep_time()
