"""The life of a publication: private, published, and perhaps withdrawn, leaving a tombstone."""

import datetime as dt
from typing import Any

from django.db import models

from .. import clock
from ..steps import Refused, StateField, Stateful, step
from . import permissions, rules


class PublicationState(models.TextChoices):
    """Where a publication is."""

    PRIVATE = "private", "Not published"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class PublicationWorkflow(Stateful):
    """The steps of a publication. A version is written first (`publish`); a step shows it."""

    state = StateField(PublicationState)
    latest: int  # own fields, made in models.py
    shown: int
    published_at: dt.datetime | None
    changed_at: dt.datetime | None
    withdrawn_at: dt.datetime | None

    class Meta:
        abstract = True

    @step(source=PublicationState.PRIVATE, target=PublicationState.PUBLISHED, label="Publish",
          allowed=permissions.may_publish, unless=rules.obstacles_to_showing)  # fmt: skip
    def show(self, *, by: Any) -> None:
        self.shown = self.latest
        self.published_at = self.changed_at = clock.now()

    @step(source=PublicationState.PUBLISHED, target=PublicationState.PUBLISHED, label="Publish the correction",
          allowed=permissions.may_publish, unless=rules.obstacles_to_showing)  # fmt: skip
    def correct(self, *, by: Any) -> None:
        self.shown = self.latest
        self.changed_at = clock.now()

    @step(source=PublicationState.PUBLISHED, target=PublicationState.WITHDRAWN, label="Withdraw", aside=True,
          allowed=permissions.may_withdraw)  # fmt: skip
    def withdraw(self, *, by: Any, reason: str) -> None:
        if not reason.strip():
            raise Refused(["Say why it is withdrawn. The public will read this."])
        self.withdrawn_at, self.withdrawn_because = clock.now(), reason.strip()

    @step(source=PublicationState.WITHDRAWN, target=PublicationState.PUBLISHED, label="Restore",
          allowed=permissions.may_withdraw)  # fmt: skip
    def restore(self, *, by: Any) -> None:
        self.withdrawn_at, self.withdrawn_because = None, ""
        self.changed_at = clock.now()
