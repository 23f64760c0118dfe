"""An action is a deed: atomic, and tried again when the database breaks a deadlock."""

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction

P = ParamSpec("P")
R = TypeVar("R")

TRIES = 4
DEADLOCK_OR_SERIALIZATION = {"40P01", "40001"}


def _can_be_tried_again(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) in DEADLOCK_OR_SERIALIZATION


def deed(function: Callable[P, R]) -> Callable[P, R]:
    """Run in one transaction. Only the outermost deed retries a deadlock: inside, the whole story
    up to there is lost with the transaction, so it must be told again from the start."""

    @wraps(function)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.in_atomic_block:
            with transaction.atomic():
                return function(*args, **kwargs)
        for tries_left in reversed(range(TRIES)):
            try:
                with transaction.atomic():
                    return function(*args, **kwargs)
            except OperationalError as error:
                if not tries_left or not _can_be_tried_again(error):
                    raise
                time.sleep(0.02 * (TRIES - tries_left))
        raise AssertionError("unreachable")

    return done
