"""Measures, promises, reports and the figures in them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .workflow import ServiceReportWorkflow


class Kpi(models.Model):
    """One key performance indicator of a contract, with its target."""

    contract = models.ForeignKey("commissioning.Contract", models.PROTECT, related_name="kpis")
    name = models.CharField(max_length=160)
    unit = models.CharField(max_length=40, blank=True)  # %, days, people
    target = models.DecimalField(max_digits=12, decimal_places=2)
    lower_is_better = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["contract", "name"], name="commissioning_kpi_once")]

    def __str__(self) -> str:
        return self.name


class Promise(models.Model):
    """One promise of social value that became part of the contract: how much, of what."""

    class Kind(models.TextChoices):
        """What it does good to (Social Value Act 2012; the seventh of the shipped criteria for bids)."""

        JOBS = "jobs", "Local jobs"
        WAGE = "wage", "Real Living Wage"
        TRAINING = "training", "Apprenticeships and training"
        SPEND = "spend", "Spending in West Yorkshire"
        ENVIRONMENT = "environment", "Environment"
        COMMUNITY = "community", "Community"

    contract = models.ForeignKey("commissioning.Contract", models.PROTECT, related_name="promises")
    kind = models.CharField(max_length=12, choices=Kind)
    text = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, blank=True)
    promised = models.DecimalField(max_digits=12, decimal_places=2)  # over the whole term

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(promised__gt=0), name="commissioning_promise_is_something")]

    def __str__(self) -> str:
        return self.text


class ServiceReport(ServiceReportWorkflow):
    """What a provider says of some days of its service."""

    contract = models.ForeignKey("commissioning.Contract", models.PROTECT, related_name="service_reports")
    period_from = models.DateField()
    period_to = models.DateField()
    words = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(null=True, blank=True)
    returned_because = models.TextField(blank=True)

    class Meta(ServiceReportWorkflow.Meta):
        ordering = ["-period_from", "-pk"]
        constraints = [
            *ServiceReportWorkflow.Meta.constraints,
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="commissioning_report_has_days"),
        ]

    def __str__(self) -> str:
        return f"Report on {self.period_from} to {self.period_to}"


class Figure(models.Model):
    """One figure of a report: for a measure, or towards a promise. A disputed one does not count."""

    report = models.ForeignKey(ServiceReport, models.PROTECT, related_name="figures")
    kpi = models.ForeignKey(Kpi, models.PROTECT, null=True, blank=True, related_name="figures")
    promise = models.ForeignKey(Promise, models.PROTECT, null=True, blank=True, related_name="figures")
    value = models.DecimalField(max_digits=12, decimal_places=2)
    disputed_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "kpi"], name="commissioning_figure_of_kpi_once"),
            models.UniqueConstraint(fields=["report", "promise"], name="commissioning_figure_of_promise_once"),
            models.CheckConstraint(
                condition=Q(kpi__isnull=True) ^ Q(promise__isnull=True), name="commissioning_figure_of_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kpi or self.promise}: {self.value}"
