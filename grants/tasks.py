"""Celery's entry to the grant procedure: each task calls one action and nothing more."""

from celery import shared_task

from .applications.actions import remind_of_the_close
from .awards.offering import offer_what_was_held
from .endorsements.actions import chase_endorsements
from .funds.actions import turn_rounds


@shared_task(name="grants.tasks.turn_rounds")
def open_and_close_rounds() -> None:
    """Rounds open and close at their stored hour, whoever is awake."""
    turn_rounds()


@shared_task(name="grants.tasks.remind_of_the_close")
def remind_of_the_close_of_rounds() -> None:
    """Groups with a draft hear of the close four times."""
    remind_of_the_close()


@shared_task(name="grants.tasks.chase_endorsements")
def chase_endorsements_not_given() -> None:
    """Whoever was asked to endorse and has not answered is reminded once."""
    chase_endorsements()


@shared_task(name="grants.tasks.offer_what_was_held")
def offer_what_a_late_report_held() -> None:
    """Offers that waited for a group's report go once it has come."""
    offer_what_was_held()
