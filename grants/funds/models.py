"""Funds, rounds and the pots a round gives out."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from .workflow import RoundWorkflow


class Endorsing(models.TextChoices):
    """Whether a neighbourhood officer or a partnership is asked to support a bid."""

    NONE = "none", "Not asked for"
    WANTED = "wanted", "Wanted: a group may ask for one"
    NEEDED = "needed", "Needed"


class Fund(models.Model):
    """A fund the office runs; what is peculiar to it stands in its fund type."""

    code = models.SlugField(max_length=20, unique=True)  # SCF
    slug = models.SlugField(max_length=60, unique=True)  # safer-communities-fund
    name = models.CharField(max_length=120)
    type = models.CharField(max_length=30)  # a code in grants.fund_types
    about = models.TextField(blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        permissions = [("work_on_fund", "May work on this fund's rounds and applications")]

    def __str__(self) -> str:
        return self.name


class FundKey(UserObjectPermissionBase):
    """The key that opens one fund's casework to one officer."""

    content_object = models.ForeignKey(Fund, models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        abstract = False


class Round(RoundWorkflow):
    """One round of a fund. How much it gives stands on its pots, never here."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=160)
    theme = models.CharField(max_length=200, blank=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    eligibility_by = models.DateField(null=True, blank=True)
    board_on = models.DateField(null=True, blank=True)
    decision_by = models.DateField(null=True, blank=True)
    embargo_until = models.DateTimeField(null=True, blank=True)  # awards are told then, not before
    delivery_from = models.DateField()
    delivery_until = models.DateField()
    min_award_pence = models.BigIntegerField()
    max_award_pence = models.BigIntegerField()
    question_set = models.ForeignKey("submissions.QuestionSet", models.PROTECT, related_name="rounds")
    contest = models.OneToOneField("judging.Contest", models.PROTECT, related_name="round")
    gate_sheet = models.OneToOneField("principles.GateSheet", models.PROTECT, related_name="round")
    # Of all its awards together; opened when the round closes, none where the principles ask nothing of awards.
    award_sheet = models.OneToOneField(
        "principles.GateSheet", models.PROTECT, null=True, blank=True, related_name="round_awarded"
    )
    plan = models.ForeignKey("plan.PlanVersion", models.PROTECT, related_name="rounds")
    opening_decision = models.ForeignKey(
        "decisions.DecisionRecord", models.PROTECT, null=True, blank=True, related_name="rounds_opened"
    )
    awards_decision = models.ForeignKey(
        "decisions.DecisionRecord", models.PROTECT, null=True, blank=True, related_name="rounds_decided"
    )
    second_person = models.BooleanField("a second person confirms", default=False)
    endorsement = models.CharField(max_length=6, choices=Endorsing.choices, default=Endorsing.NONE)
    endorsement_days_late = models.PositiveSmallIntegerField(default=0)
    extended_because = models.CharField(max_length=300, blank=True)
    watched_at = models.DateTimeField(null=True, blank=True)  # when the clock last saw it open
    outage_made_good_at = models.DateTimeField(null=True, blank=True)  # once at most
    cancelled_because = models.CharField(max_length=300, blank=True)

    class Meta(RoundWorkflow.Meta):
        constraints = [
            *RoundWorkflow.Meta.constraints,
            models.UniqueConstraint(fields=["fund", "number"], name="grants_round_number"),
            models.CheckConstraint(
                condition=Q(min_award_pence__gt=0, max_award_pence__gte=F("min_award_pence")),
                name="grants_round_award_limits",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        """The last part of its public address."""
        return f"round-{self.number}"


class RoundPot(models.Model):
    """One pot of a round. The ledger keeps the money; a pot serves one round only."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="pots")
    pot = models.OneToOneField("ledger.Pot", models.PROTECT, related_name="round_pot")

    def __str__(self) -> str:
        return f"{self.pot_id} of {self.round_id}"


class PotRaise(models.Model):
    """More money for one pot, asked of a further decision: awards may pass the pot first announced."""

    round_pot = models.ForeignKey(RoundPot, models.PROTECT, related_name="raises")
    decision = models.ForeignKey("decisions.DecisionRecord", models.PROTECT, related_name="pot_raises")
    amount_pence = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount_pence__gt=0), name="grants_pot_raise_above_zero")]

    def __str__(self) -> str:
        return f"{self.amount_pence} more for pot {self.round_pot_id}"
