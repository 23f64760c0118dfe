"""Services, the contracts they run under, what changed in them, their checklists and concerns."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .states import ContractState
from .workflow import ConcernWorkflow, ContractWorkflow, VariationWorkflow


class Service(models.Model):
    """One service the office buys or helps to pay for: a row of the public register."""

    reference = models.CharField(max_length=20, unique=True)  # SVC-07
    name = models.CharField(max_length=160)
    about = models.TextField(blank=True)
    tags = models.OneToOneField("plan.PlanTags", models.PROTECT, null=True, blank=True, related_name="service")
    lead_commissioner = models.CharField(max_length=120, blank=True)
    co_commissioners = models.JSONField(default=list, blank=True)  # names of bodies, never of people
    is_for_victims = models.BooleanField(default=False)  # addresses are never published; pages leave quickly
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="services_owned")
    registered_at = models.DateTimeField()

    class Meta:
        ordering = ["reference"]

    def __str__(self) -> str:
        return f"{self.reference} {self.name}"


class Contract(ContractWorkflow):
    """One contract, or grant agreement of a commissioned service, with one provider."""

    reference = models.CharField(max_length=24, unique=True)  # CON-2020-003
    service = models.ForeignKey(Service, models.PROTECT, related_name="contracts")
    provider = models.ForeignKey("people.Organisation", models.PROTECT, related_name="contracts")
    decision = models.ForeignKey(
        "decisions.DecisionRecord", models.PROTECT, null=True, blank=True, related_name="contracts"
    )  # empty: it ran before the office kept its decisions here
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    route = models.CharField(max_length=80, blank=True)
    route_code = models.SlugField(max_length=20, blank=True)  # of the routes; empty: it was not procured here
    is_light_touch = models.BooleanField(default=True)
    value_pence = models.BigIntegerField()  # over the whole term, as it stands
    original_value_pence = models.BigIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    original_ends_on = models.DateField()
    break_on = models.DateField(null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(default=90)
    extensions = models.CharField(max_length=80, blank=True)  # 2 x 12 months
    not_before = models.DateField(null=True, blank=True)  # the last day of the standstill
    provider_signed_at = models.DateTimeField(null=True, blank=True)
    provider_signed_as = models.CharField(max_length=120, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    live_at = models.DateTimeField(null=True, blank=True)
    newest_variation = models.ForeignKey("Variation", models.PROTECT, null=True, blank=True, related_name="+")
    accepted_reports = models.PositiveSmallIntegerField(default=0)  # counted before reports were kept here
    reason = models.TextField(blank=True)  # of the last suspension, resumption or abandonment
    ending_decision = models.ForeignKey(
        "decisions.DecisionRecord", models.PROTECT, null=True, blank=True, related_name="contract_endings"
    )
    exit_on = models.DateField(null=True, blank=True)  # the last day of the service
    notice_given_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    caseload = models.PositiveIntegerField(default=0)
    handed_over = models.PositiveIntegerField(default=0)  # or closed
    data_certificate = models.CharField(max_length=200, blank=True)  # where it is kept, and who signed it

    class Meta(ContractWorkflow.Meta):
        ordering = ["-starts_on", "-pk"]
        constraints = [
            *ContractWorkflow.Meta.constraints,
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="commissioning_contract_has_a_term"),
            models.CheckConstraint(
                condition=Q(value_pence__gt=0, original_value_pence__gt=0), name="commissioning_contract_has_a_value"
            ),
            models.CheckConstraint(
                condition=Q(handed_over__lte=F("caseload")), name="commissioning_handed_over_within_caseload"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.reference} {self.service.name}"

    @property
    def a_year_pence(self) -> int:
        """What it costs in a year of its whole term, to the penny below."""
        months = round(((self.ends_on - self.starts_on).days + 1) * 12 / 365.25)
        return self.value_pence * 12 // max(months, 12)

    @property
    def is_running(self) -> bool:
        """True while people are helped under it."""
        return self.state in (ContractState.LIVE, ContractState.SUSPENDED, ContractState.ENDING)


class Variation(VariationWorkflow):
    """One change to a contract: its extension, its price, what is delivered. Old and new stand side by side."""

    class Cause(models.TextChoices):
        """Why it changes (the Plan, line 312)."""

        NEED = "need", "Need changed"
        RESOURCES = "resources", "Resources changed"
        LEGISLATION = "legislation", "The law changed"
        OPTION = "option", "An option year of the contract"

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="variations")
    number = models.PositiveSmallIntegerField()  # V1, V2 … of its contract
    cause = models.CharField(max_length=12, choices=Cause)
    reason = models.TextField()
    ground = models.CharField(max_length=20, blank=True)  # a code in limits.GROUNDS
    changes_outcome = models.BooleanField(default=False)
    value_change_pence = models.BigIntegerField(default=0)
    days_change = models.IntegerField(default=0)  # of the term
    old_words = models.TextField(blank=True)
    new_words = models.TextField(blank=True)
    measures_again = models.TextField(blank=True)  # the performance measures, set again
    effective_on = models.DateField()
    decision = models.ForeignKey(
        "decisions.DecisionRecord", models.PROTECT, null=True, blank=True, related_name="variations"
    )
    cleared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    cleared_because = models.TextField(blank=True)
    refused_because = models.TextField(blank=True)
    provider_signed_at = models.DateTimeField(null=True, blank=True)
    provider_signed_as = models.CharField(max_length=120, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField()

    class Meta(VariationWorkflow.Meta):
        ordering = ["contract", "number"]
        constraints = [
            *VariationWorkflow.Meta.constraints,
            models.UniqueConstraint(fields=["contract", "number"], name="commissioning_variation_number"),
        ]

    def __str__(self) -> str:
        return f"V{self.number} of {self.contract.reference}"

    @property
    def new_end(self) -> dt.date:
        """The last day once it counts."""
        return self.contract.ends_on + dt.timedelta(days=self.days_change)


class ChecklistItem(models.Model):
    """One line of a contract's start-up checklist or exit plan."""

    class Part(models.TextChoices):
        """Which list it stands on."""

        START = "start", "Getting ready"
        EXIT = "exit", "Exit plan"

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="checklist")
    part = models.CharField(max_length=6, choices=Part)
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=160)
    owner = models.CharField(max_length=120, blank=True)  # a role or a body, so that it outlives who holds it
    due_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["part", "order"]
        constraints = [models.UniqueConstraint(fields=["contract", "part", "text"], name="commissioning_item_once")]

    def __str__(self) -> str:
        return self.text


class Concern(ConcernWorkflow):
    """Something a provider must put right, with a dated plan."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="concerns")
    text = models.TextField()
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    plan = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta(ConcernWorkflow.Meta):
        ordering = ["-raised_at", "-pk"]

    def __str__(self) -> str:
        return f"Concern {self.pk} about {self.contract_id}"
