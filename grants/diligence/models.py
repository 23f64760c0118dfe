"""Whether a grant is a subsidy, and under what it may be given."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from grants.applications.models import Application


class Route(models.TextChoices):
    """What makes the grant lawful as aid."""

    NONE = "none", "It is no subsidy"
    SMALL = "small", "A small amount, within the three-year limit"
    OTHER = "other", "Another legal basis, named below"


class SubsidyCheck(models.Model):
    """The subsidy questions of one bid, answered before the offer."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="subsidy")
    sells = models.BooleanField()  # the money pays for something sold in competition with others
    route = models.CharField(max_length=6, choices=Route)
    other_aid_pence = models.BigIntegerField(default=0)  # what other public bodies gave in the three years
    confirmed_on = models.DateField(null=True, blank=True)  # when the group confirmed that in writing
    basis = models.CharField(max_length=300, blank=True)  # a scheme or the monitoring officer's advice
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(other_aid_pence__gte=0), name="grants_subsidy_aid_not_below_zero"),
            models.CheckConstraint(
                condition=Q(sells=False, route="none") | Q(sells=True, route__in=["small", "other"]),
                name="grants_subsidy_route_fits",
            ),
            models.CheckConstraint(
                condition=~Q(route="small") | Q(confirmed_on__isnull=False), name="grants_subsidy_small_is_confirmed"
            ),
            models.CheckConstraint(
                condition=~Q(route="other") | ~Q(basis=""), name="grants_subsidy_other_names_its_basis"
            ),
        ]

    def __str__(self) -> str:
        return f"Subsidy of {self.application_id}: {self.route}"
