"""Tenders, the bids they draw, and the questions asked before the close."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from . import routes
from .workflow import BidWorkflow, TenderWorkflow


class Tender(TenderWorkflow):
    """One procurement of one cycle: how providers are asked, and which of them is chosen."""

    reference = models.CharField(max_length=20, unique=True)  # TEN-2020-02
    cycle = models.ForeignKey("commissioning.Cycle", models.PROTECT, related_name="tenders")
    route = models.CharField(max_length=20, choices=routes.CHOICES)
    title = models.CharField(max_length=160)
    is_light_touch = models.BooleanField(default=True)
    budget_pence = models.BigIntegerField()  # over the whole term
    quality_weight = models.PositiveSmallIntegerField(default=70)
    price_weight = models.PositiveSmallIntegerField(default=30)
    question_set = models.ForeignKey(
        "submissions.QuestionSet", models.PROTECT, null=True, blank=True, related_name="tenders"
    )
    contest = models.OneToOneField("judging.Contest", models.PROTECT, null=True, blank=True, related_name="tender")
    live_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    extended_because = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    prices_opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    winner = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    price_pence = models.BigIntegerField(null=True, blank=True)
    reasons = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(
        "decisions.DecisionRecord", models.PROTECT, null=True, blank=True, related_name="tenders"
    )
    notice_on = models.DateField(null=True, blank=True)  # the first day of the standstill
    standstill_ends_on = models.DateField(null=True, blank=True)
    contract = models.OneToOneField(
        "commissioning.Contract", models.PROTECT, null=True, blank=True, related_name="tender"
    )
    failed_because = models.TextField(blank=True)

    class Meta(TenderWorkflow.Meta):
        ordering = ["-pk"]
        constraints = [
            *TenderWorkflow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(quality_weight=100 - F("price_weight")), name="commissioning_weights_make_a_hundred"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class Bid(BidWorkflow):
    """One provider's bid. Its reference is drawn by lot, so that it says nothing of how many there are."""

    reference = models.CharField(max_length=20, unique=True)  # BID-7f3a9c
    tender = models.ForeignKey(Tender, models.PROTECT, related_name="bids")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="bids")
    submission = models.OneToOneField("submissions.Submission", models.PROTECT, related_name="bid")
    sent_at = models.DateTimeField(null=True, blank=True)
    price_pence = models.BigIntegerField(null=True, blank=True)  # read from its answer when the prices were opened

    class Meta(BidWorkflow.Meta):
        constraints = [
            *BidWorkflow.Meta.constraints,
            models.UniqueConstraint(fields=["tender", "organisation"], name="commissioning_one_bid_each"),
        ]

    def __str__(self) -> str:
        return self.reference


class Clarification(models.Model):
    """A question before the close. Who asked is never shown; the answer goes to everyone in one batch."""

    tender = models.ForeignKey(Tender, models.PROTECT, related_name="clarifications")
    question = models.TextField()
    asked_by = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    batch = models.PositiveSmallIntegerField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["batch", "pk"]

    def __str__(self) -> str:
        return f"Question {self.pk} on {self.tender_id}"
