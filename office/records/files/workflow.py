"""The life of a kept file: scanned or not, and perhaps removed; its record stays."""

import datetime as dt
from typing import Any

from django.db import models

from .. import clock, outbox
from ..actors import the_clock
from ..steps import StateField, Stateful, said, step
from . import permissions


class ScanState(models.TextChoices):
    """What the scanner for harmful files has said."""

    NOT_SCANNED = "not_scanned", said("Not scanned", to_applicant="Received. Not scanned for viruses")
    PENDING = "pending", "Being checked"
    CLEAN = "clean", said("Clean", to_applicant="Received")
    INFECTED = "infected", said("Infected", to_applicant="Refused: it is not safe to open")
    REMOVED = "removed", "Removed"


def scan_the_files(files: list[Any], *, by: Any) -> None:
    """Ask for the scans, once the transaction stands."""
    outbox.put_all("records.scan_file", {f"records.scan_file:{f.pk}:{f.version}": {"file": f.pk} for f in files})


def remove_the_bytes(files: list[Any], *, by: Any) -> None:
    """Ask for the bytes to be taken away, once the transaction stands."""
    outbox.put_all("records.remove_bytes", {f"records.remove_bytes:{f.pk}": {"file": f.pk} for f in files})


class FileWorkflow(Stateful):
    """The steps of a kept file."""

    state = StateField(ScanState)
    scanned_at: dt.datetime | None  # own fields, made in models.py
    removed_at: dt.datetime | None

    class Meta:
        abstract = True

    @step(source=[ScanState.NOT_SCANNED, ScanState.CLEAN], target=ScanState.PENDING, label="Scan again",
          allowed=the_clock, then=scan_the_files)  # fmt: skip
    def scan_again(self, *, by: Any) -> None: ...

    @step(source=ScanState.PENDING, target=ScanState.CLEAN, label="Find clean", allowed=the_clock)
    def find_clean(self, *, by: Any) -> None:
        self.scanned_at = clock.now()

    @step(source=ScanState.PENDING, target=ScanState.INFECTED, label="Find infected", allowed=the_clock)
    def find_infected(self, *, by: Any) -> None:
        self.scanned_at = clock.now()

    @step(source=[ScanState.NOT_SCANNED, ScanState.PENDING, ScanState.CLEAN, ScanState.INFECTED],
          target=ScanState.REMOVED, label="Remove", aside=True, allowed=permissions.may_remove,
          then=remove_the_bytes)  # fmt: skip
    def remove(self, *, by: Any) -> None:
        self.name, self.removed_at = "", clock.now()
