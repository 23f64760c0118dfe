"""The letterhead: how the office names itself, from a date on."""

from django.db import models

from .contrast import readable_under_white


def _titles() -> list[str]:
    return ["Police and Crime Commissioner", "Deputy Police and Crime Commissioner"]


class Letterhead(models.Model):
    """What the office is called and where it is reached. A change is a new row; the old one stays."""

    effective_from = models.DateField(unique=True)
    body_name = models.CharField(max_length=120, default="Office of the Police and Crime Commissioner")
    short_name = models.CharField(max_length=60, default="Commissioner's office")
    area_name = models.CharField(max_length=60, blank=True)
    holder_title = models.CharField(max_length=80, default="Police and Crime Commissioner")
    deputy_title = models.CharField(max_length=80, default="Deputy Police and Crime Commissioner")
    address = models.TextField(max_length=300, blank=True)  # one line of the address a line
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    brand_colour = models.CharField(max_length=7, default="#12505b", validators=[readable_under_white])
    signatories = models.JSONField(default=_titles)  # titles, never names
    # Given to the office when it registers as a publisher; these are safe to test with.
    decision_prefix = models.CharField(max_length=10, default="PCC")  # PCC-2020-034
    open_data_prefix = models.CharField(max_length=30, default="360G-example")
    contracting_prefix = models.CharField(max_length=30, default="ocds-example")
    organisation_id = models.CharField(max_length=60, default="XX-EXAMPLE-office")

    def __str__(self) -> str:
        return f"{self.body_name} from {self.effective_from}"

    @property
    def address_lines(self) -> list[str]:
        """The address, a line at a time."""
        return [line.strip() for line in self.address.splitlines() if line.strip()]
