"""Celery's entry to the records: each task calls one action and nothing more."""

from celery import shared_task

from . import outbox, readiness
from .files.checking import sweep
from .outbox.nudging import nudge
from .trail.sealing import seal

ONCE = 100


@shared_task(name="office.records.tasks.drain_outbox")
def drain_outbox() -> None:
    """Carry out what is due; when there was more than one sitting's worth, ask for another."""
    if outbox.drain(ONCE) >= ONCE:
        nudge()


@shared_task(name="office.records.tasks.seal_trail")
def seal_trail() -> None:
    """Fold the day's events into the global chain."""
    seal()


@shared_task(name="office.records.tasks.sweep_files")
def sweep_files() -> None:
    """Remove stored bytes whose transaction came to nothing."""
    sweep()


@shared_task(name="office.records.tasks.beat")
def beat() -> None:
    """Say that the worker is alive."""
    readiness.beat()
