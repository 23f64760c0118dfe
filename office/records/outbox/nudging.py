"""Waking the worker after a commit. When the broker is away nothing is lost: the outbox is also
drained every few seconds by the clock."""

import datetime as dt
import logging
from typing import Any

from celery import current_app
from django.db import connection, transaction

from .. import clock

logger = logging.getLogger(__name__)

TASK = "office.records.tasks.drain_outbox"
# A broker that just failed is left alone for a while, so that nobody's click waits for it again.
REST = dt.timedelta(seconds=30)

_resting_until: list[dt.datetime] = []


def nudge_after_commit() -> None:
    """Wake the worker once this transaction stands; several puts in one transaction wake it once."""
    here = set(connection.savepoint_ids)
    waiting: Any = connection.run_on_commit
    if not any(run is nudge and saved <= here for saved, run, _ in waiting):
        transaction.on_commit(nudge, robust=True)


def nudge() -> None:
    """Wake the worker. A failure is logged by its kind and nothing is lost."""
    if _is_resting():
        return
    try:
        current_app.send_task(TASK, retry=False, ignore_result=True)
    except Exception as error:
        _resting_until[:] = [clock.written() + REST]
        logger.warning("The worker could not be woken (%s); the outbox keeps the work.", type(error).__name__)


def _is_resting() -> bool:
    return bool(_resting_until) and clock.written() < _resting_until[0]
