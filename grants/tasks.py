"""Celery's entry to the grant procedure: each task calls one action and nothing more."""

from celery import shared_task

from .funds.actions import turn_rounds


@shared_task(name="grants.tasks.turn_rounds")
def open_and_close_rounds() -> None:
    """Rounds open and close at their stored hour, whoever is awake."""
    turn_rounds()
