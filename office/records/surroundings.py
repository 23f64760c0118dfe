"""What the office stands on and does not make itself: settings, clock, disk, post, scanner, back-ups.

Asked by `doctor`. Each question answers in sentences; none means well. No answer shows a secret.
"""

import datetime as dt
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core import checks, mail
from django.db import connection

from . import back_up, clock
from .files.scanning import ScannerAway, is_clean
from .trail.models import Event

APART = dt.timedelta(seconds=5)
LEAST_FREE = 1024**3  # bytes: a day's uploads and the database's own work
OLDEST_BACK_UP = dt.timedelta(hours=26)  # made nightly, and two hours late at most


def configuration() -> Iterator[str]:
    """Django finds nothing wrong with the settings; in production nor with their safety."""
    for message in checks.run_checks(include_deployment_checks=settings.PRODUCTION):
        if message.level >= checks.WARNING and not message.is_silenced():
            yield f"{message.id}: {message.msg}"


def clocks() -> Iterator[str]:
    """This machine and the database tell the same time, and nothing was written in the future."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart = abs(cursor.fetchone()[0] - clock.written())
        if apart > APART:
            yield f"The clocks of this machine and of the database are {apart.seconds} seconds apart."
    last = Event.objects.order_by("-pk").values_list("written_at", flat=True).first()
    if last and last > clock.written() + APART:
        yield f"The newest event was written at {last:%Y-%m-%d %H:%M} UTC, which is still to come. Set the clock."


def disk() -> Iterator[str]:
    """There is room for a day's work."""
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < LEAST_FREE:
        yield f"Only {free // 1024**2} MB are free where DATA_DIR lies. Make room: at nothing free, nobody can save."


def post() -> Iterator[str]:
    """The mail server lets us in."""
    if settings.PRODUCTION and not settings.EMAIL_HOST:
        yield "No e-mail leaves: SMTP_HOST is not set."
        return
    server = mail.get_connection()
    try:
        server.open()
        server.close()
    except OSError as error:
        yield f"The mail server does not answer, or not to us ({type(error).__name__})."


def scanner() -> Iterator[str]:
    """Where a scanner is named, it answers."""
    if settings.CLAMD_ADDRESS:
        try:
            is_clean([b"well"])
        except (ScannerAway, ValueError):
            yield "The scanner does not answer, so no upload can be opened. Start it, or mend CLAMD_ADDRESS."


def back_ups() -> Iterator[str]:
    """A whole back-up was made within the day."""
    if not settings.BACKUP_DIR:
        if settings.PRODUCTION:
            yield "Nobody can tell when the last back-up was made: BACKUP_DIR is not set."
        return
    try:
        last = back_up.newest(Path(settings.BACKUP_DIR))
    except back_up.Unusable as no:
        yield str(no)
        return
    if last is None:
        yield "There is no back-up in BACKUP_DIR. Run `manage.py back_up`."
    elif clock.written() - last.taken_at > OLDEST_BACK_UP:
        yield f"The newest back-up is of {last.taken_at:%-d %B %Y}. Run `manage.py back_up`, and see why none was made."


def broker() -> Iterator[str]:
    """The broker's door is open."""
    if settings.EMBEDDED_WORKER:
        return
    address = settings.CELERY_BROKER_URL.rpartition("@")[2].removeprefix("amqp://").removeprefix("redis://")
    host, _, port = address.partition("/")[0].partition(":")
    usual = 6379 if settings.CELERY_BROKER_URL.startswith("redis") else 5672
    try:
        socket.create_connection((host, int(port or usual)), timeout=3).close()
    except OSError as error:
        yield f"The broker does not answer ({type(error).__name__}). Nothing is lost: the outbox keeps the work."
