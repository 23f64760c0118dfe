"""What the panel recommended for each bid, and the feedback that goes with the outcome."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from grants.applications.models import Application


class Recommendation(models.Model):
    """One bid's line: full, part, reserve or decline, with the reason and the public words."""

    class Kind(models.TextChoices):
        FULL = "full", "Fund in full"
        PART = "part", "Fund in part"
        RESERVE = "reserve", "Hold in reserve"
        DECLINE = "decline", "Do not fund"

    application = models.OneToOneField(Application, models.CASCADE, related_name="recommendation")
    meeting = models.ForeignKey("judging.Meeting", models.PROTECT, related_name="recommendations")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    amount_pence = models.BigIntegerField(default=0)
    reason = models.TextField()  # the panel's own
    public_reason = models.TextField(blank=True)  # why it would cut crime and disorder (SI 2011/3050 3(f))
    conditions = models.JSONField(default=list)
    suggestion = models.TextField(blank=True)  # what would help next time, for the letter
    # What stands in the register in place of the group's name; blank publishes the name itself.
    publish_as = models.CharField(max_length=160, blank=True)
    name_withheld_because = models.CharField(max_length=300, blank=True)
    name_decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    legal_power = models.CharField(max_length=200, blank=True)  # blank: the fund's own
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    decision = models.ForeignKey(
        "decisions.DecisionRecord", models.PROTECT, null=True, blank=True, related_name="recommendations"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["full", "part"], amount_pence__gt=0)
                | Q(kind__in=["reserve", "decline"], amount_pence=0),
                name="grants_recommendation_amount_fits_kind",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="grants_recommendation_has_a_reason"),
            models.CheckConstraint(
                condition=Q(publish_as="", name_withheld_because="")
                | ~Q(publish_as="") & ~Q(name_withheld_because="") & Q(name_decided_by__isnull=False),
                name="grants_recommendation_withheld_name_has_approver",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.kind}"


class ReserveProposal(models.Model):
    """What a draft decision would give a bid of the reserve list. The panel's own words stand until it is signed."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="proposals")
    decision = models.OneToOneField("decisions.DecisionRecord", models.PROTECT, related_name="reserve_proposal")
    amount_pence = models.BigIntegerField()
    reason = models.TextField()
    public_reason = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_pence__gt=0) & ~Q(reason="") & ~Q(public_reason=""), name="grants_proposal_is_whole"
            )
        ]

    def __str__(self) -> str:
        return f"{self.amount_pence} for recommendation {self.recommendation_id}"


class Feedback(models.Model):
    """What a group is told of its scores: made from them when the decision is drafted, worded by an officer."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="feedback")
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    funding_line = models.PositiveSmallIntegerField()
    criteria = models.JSONField(default=list)  # {"code", "name", "band", "words"} in the rubric's order
    strength = models.TextField(blank=True)
    gap = models.TextField(blank=True)
    suggestion = models.TextField(blank=True)
    made_at = models.DateTimeField()
    worded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "feedback"

    def __str__(self) -> str:
        return f"Feedback on {self.application_id}"
