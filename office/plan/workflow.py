"""The life of a version of the Plan: written, then published for good."""

from typing import Any

from django.db import models

from office.records import clock
from office.records.steps import StateField, Stateful, step

from . import permissions, rules
from .states import PlanState


class PlanWorkflow(Stateful):
    """The one step of a Plan. There is no way back: a correction is a new version."""

    state = StateField(PlanState)
    published_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        """True once it can no longer change."""
        return bool(self.state == PlanState.PUBLISHED)

    @step(source=PlanState.DRAFT, target=PlanState.PUBLISHED, label="Publish this Plan",
          allowed=permissions.may_write_plan, unless=rules.obstacles_to_publishing)  # fmt: skip
    def publish(self, *, by: Any) -> None:
        self.published_on = clock.today()
