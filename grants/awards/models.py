"""What was given: the four public facts the law asks for, and where to follow it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from grants.applications.models import Application
from office.records.publication.workflow import PublicationState


class Award(models.Model):
    """One grant. Recipient, purpose, conditions and reasons are captured when deciding
    (SI 2011/3050, schedule, paragraph 3(f))."""

    reference = models.CharField(max_length=20, unique=True)  # AWD-23-005
    application = models.OneToOneField(Application, models.PROTECT, related_name="award")
    commitment = models.OneToOneField("ledger.Commitment", models.PROTECT, related_name="award")
    # Offered when the outcomes are released, which an embargo may put off.
    agreement = models.OneToOneField(
        "agreements.Agreement", models.PROTECT, null=True, blank=True, related_name="award"
    )
    offer_held_at = models.DateTimeField(null=True, blank=True)  # a report or a check was owing
    decision = models.ForeignKey("decisions.DecisionRecord", models.PROTECT, related_name="awards")
    purpose = models.TextField()
    conditions = models.JSONField(default=list)  # plain sentences: the fund's and those special to this grant
    reasons = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    legal_power = models.CharField(max_length=200, blank=True)  # blank only before it was chosen by award
    publish_as = models.CharField(max_length=160)  # the group's name, or words in its place
    name_withheld_because = models.CharField(max_length=300, blank=True)
    withheld_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    awarded_on = models.DateField()
    publication = models.OneToOneField(
        "records.Publication", models.PROTECT, null=True, blank=True, related_name="award"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(reasons="") & ~Q(publish_as=""), name="grants_award_public_facts"
            ),
            models.CheckConstraint(
                condition=Q(name_withheld_because="") | Q(withheld_by__isnull=False),
                name="grants_withheld_name_has_approver",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_public(self) -> bool:
        """True while everyone can read it."""
        return self.publication is not None and self.publication.state == PublicationState.PUBLISHED
