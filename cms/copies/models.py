"""How often the public site was made anew: whoever keeps a copy keeps this number with it."""

from django.db import models


class SiteStamp(models.Model):
    """One row: a number that rises with every page built, indexed or published by an editor."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"Stamp {self.number}"
