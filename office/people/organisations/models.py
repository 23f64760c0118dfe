"""Groups, providers and partners; their policies; who belongs to them and who was asked to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from office.records import clock


class OrganisationKind(models.TextChoices):
    """The legal form."""

    COMMUNITY_GROUP = "community_group", "Constituted community group"
    CHARITY = "charity", "Registered charity"
    CIO = "cio", "Charitable incorporated organisation"
    CIC = "cic", "Community interest company"
    SPORTS_CLUB = "sports_club", "Amateur sports club"
    SOCIAL_ENTERPRISE = "social_enterprise", "Other not-for-profit company or social enterprise"
    PARISH_COUNCIL = "parish_council", "Parish or town council"
    COUNCIL = "council", "Council"
    STATUTORY = "statutory", "Statutory partner or public body"
    PARTNERSHIP = "partnership", "Community safety partnership"
    COMPANY = "company", "Company"
    OFFICE = "office", "The office itself"


class IncomeBand(models.TextChoices):
    """Income in the last full year."""

    UNKNOWN = "", "Not given"
    UNDER_10 = "under_10k", "Under £10,000"
    FROM_10 = "10k_50k", "£10,000 to £50,000"
    FROM_50 = "50k_100k", "£50,000 to £100,000"
    FROM_100 = "100k_500k", "£100,000 to £500,000"
    OVER_500 = "over_500k", "Over £500,000"
    PUBLIC = "public_body", "Public body"


class Organisation(models.Model):
    """Anybody the office funds, buys from or works with. Its profile is given once and used everywhere."""

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=OrganisationKind, default=OrganisationKind.COMMUNITY_GROUP)
    charity_number = models.CharField(max_length=12, blank=True)
    company_number = models.CharField(max_length=8, blank=True)
    income_band = models.CharField(max_length=12, choices=IncomeBand, blank=True, default=IncomeBand.UNKNOWN)
    established = models.PositiveSmallIntegerField("year it began", null=True, blank=True)
    about = models.TextField(blank=True, max_length=1000)
    district = models.ForeignKey("plan.District", models.PROTECT, null=True, blank=True, related_name="+")
    area = models.CharField("part of the district", max_length=120, blank=True)
    address = models.TextField(blank=True, max_length=400)  # never published
    postcode = models.CharField(max_length=8, blank=True)
    website = models.URLField(blank=True)
    phone_on_file = models.CharField(max_length=30, blank=True)  # the number an officer calls back
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    second_contact_name = models.CharField(max_length=120, blank=True)
    second_contact_email = models.EmailField(blank=True)
    second_contact_phone = models.CharField(max_length=30, blank=True)
    committee_size = models.PositiveSmallIntegerField("committee members who are not related", null=True, blank=True)
    bank_name = models.CharField(max_length=80, blank=True)  # numbers are asked only after an offer
    first_time = models.BooleanField("new to our funds", default=False)
    publish_name = models.BooleanField(default=True)  # a refuge may have its name withheld
    registered_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(Lower("name"), name="people_organisation_name")]

    def __str__(self) -> str:
        return self.name


class PolicyKind(models.TextChoices):
    """The papers a group is asked to hold."""

    SAFEGUARDING = "safeguarding", "Safeguarding"
    EQUALITY = "equality", "Equality, diversity and inclusion"
    DATA_PROTECTION = "data_protection", "Data protection"
    HEALTH_AND_SAFETY = "health_and_safety", "Health and safety"
    INSURANCE = "insurance", "Public liability insurance"
    GOVERNING_DOCUMENT = "governing_document", "Governing document"
    ACCOUNTS = "accounts", "Latest accounts or budget"


class Policy(models.Model):
    """A policy or paper a group holds, and when it must be looked at again."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="policies")
    kind = models.CharField(max_length=20, choices=PolicyKind)
    agreed_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "kind", "agreed_on"], name="people_policy_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.organisation_id}, {self.agreed_on}"

    @property
    def is_current(self) -> bool:
        """True until the day it must be reviewed."""
        return self.review_on is None or self.review_on >= clock.today()


class MembershipKind(models.TextChoices):
    """A lead may submit, sign and change bank details; a member may write. The others read, and one of them signs."""

    LEAD = "lead", "Lead"
    MEMBER = "member", "Member"
    SIGNATORY = "signatory", "Signatory"
    VIEWER = "viewer", "Viewer"


# What each may do, in words: on invitations, on the group's page and in letters.
MAY = {
    MembershipKind.LEAD: "lead it: send applications, sign, and invite others",
    MembershipKind.MEMBER: "write its applications and reports",
    MembershipKind.SIGNATORY: "read its applications and confirm them as the second person",
    MembershipKind.VIEWER: "read its applications and reports",
}


class Membership(models.Model):
    """A person belongs to an organisation, from one day to another."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    kind = models.CharField(max_length=10, choices=MembershipKind, default=MembershipKind.MEMBER)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"], condition=Q(until=None), name="people_membership_once"
            )
        ]

    def __str__(self) -> str:
        return f"User {self.user_id} in organisation {self.organisation_id}"

    @property
    def may(self) -> str:
        """What this person may do, in words."""
        return MAY[MembershipKind(self.kind)]


class Invitation(models.Model):
    """Somebody was asked to join. Bound to the e-mail address, used once, and only for so long."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations")
    email = models.EmailField()
    kind = models.CharField(max_length=10, choices=MembershipKind, default=MembershipKind.MEMBER)
    token_hash = models.CharField(max_length=64, unique=True)  # the token itself is in the letter alone
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["email"], name="people_invitation_email")]

    def __str__(self) -> str:
        return f"Invitation {self.pk} to organisation {self.organisation_id}"

    @property
    def may(self) -> str:
        """What they would be allowed to do, in words."""
        return MAY[MembershipKind(self.kind)]


class LeadRequest(models.Model):
    """A member asks to lead: the lead has left, or cannot be reached. A lead or an officer says yes or no."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="lead_requests")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    why = models.TextField(max_length=1000)
    asked_at = models.DateTimeField(default=clock.now)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    granted = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "asked_by"], condition=Q(settled_at=None), name="people_lead_request_once"
            )
        ]

    def __str__(self) -> str:
        return f"User {self.asked_by_id} asks to lead organisation {self.organisation_id}"
