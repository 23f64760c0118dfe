"""Cycles and the options their plans weigh."""

from typing import Any

from django.conf import settings
from django.db import models

from commissioning.cycle_kinds import DO_NOTHING, cycle_kind

from .workflow import CycleWorkflow


class Cycle(CycleWorkflow):
    """One round of commissioning: a new service, the same again, a change, or an end."""

    reference = models.CharField(max_length=20, unique=True)  # CYC-2020-04
    kind = models.SlugField(max_length=20)  # a code of cycle_kinds
    service = models.ForeignKey("commissioning.Service", models.PROTECT, related_name="cycles")
    contract = models.ForeignKey(
        "commissioning.Contract", models.PROTECT, null=True, blank=True, related_name="cycles"
    )  # the one it is about; for a new service, the one it led to
    cause = models.CharField(max_length=20, blank=True)  # a code of the kind's causes
    why = models.TextField()
    needs_answered = models.ManyToManyField("principles.LocalNeed", related_name="cycles", blank=True)
    gate_sheet = models.OneToOneField("principles.GateSheet", models.PROTECT, related_name="cycle")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="cycles_owned")
    started_at = models.DateTimeField()
    target_end = models.DateField(null=True, blank=True)
    specification = models.TextField(blank=True)  # what is wanted, as it goes to the market
    impact = models.TextField(blank=True)  # on users, equality, staff, market, premises, data, partners, cost
    heard = models.TextField(blank=True)  # who was consulted, and what changed because of it
    advised = models.ForeignKey("CycleOption", models.PROTECT, null=True, blank=True, related_name="+")
    variation = models.ForeignKey(
        "commissioning.Variation", models.PROTECT, null=True, blank=True, related_name="cycles"
    )  # the change it puts to a decision
    decision = models.ForeignKey(
        "decisions.DecisionRecord", models.PROTECT, null=True, blank=True, related_name="cycles"
    )
    led_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="came_from")
    decided_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    sent_back_because = models.TextField(blank=True)
    stopped_because = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    lessons = models.TextField(blank=True)

    class Meta(CycleWorkflow.Meta):
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.reference} {self.kind_word}: {self.service.name}"

    @property
    def kind_word(self) -> str:
        """What kind of cycle it is, in words."""
        return cycle_kind(self.kind).label

    @property
    def state_word(self) -> Any:
        """Where it is, in its kind's own words."""
        return cycle_kind(self.kind).word(self.state) or super().state_word


class CycleOption(models.Model):
    """One option of a plan. The template is one for all kinds, and doing nothing is always on it."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="options")
    code = models.SlugField(max_length=20)  # a code of the kind's options
    title = models.CharField(max_length=160)
    cost_a_year_pence = models.BigIntegerField(default=0)
    speaks_for = models.TextField(blank=True)
    speaks_against = models.TextField(blank=True)
    for_users = models.TextField(blank=True)  # what it means for the people who use the service
    for_equality = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "title"], name="commissioning_option_once"),
            models.CheckConstraint(
                condition=models.Q(cost_a_year_pence__gte=0), name="commissioning_option_cost_not_below_zero"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def does_nothing(self) -> bool:
        """True for the one that every plan has."""
        return self.code == DO_NOTHING
