"""Celery's entry to agreements: each task calls one action and nothing more."""

from celery import shared_task

from . import timekeeping


@shared_task(name="office.agreements.tasks.keep_time")
def keep_time() -> None:
    """Offers lapse, agreements start, reports are asked for."""
    timekeeping.keep_time()
