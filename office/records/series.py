"""Reference numbers: one locked counter a series, so that no number is given twice."""

from django.db import models

from .deeds import deed


class Series(models.Model):
    """The last number given in one series (``PCC-2020``, ``SCF-24``)."""

    code = models.CharField(max_length=40, unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.code}: {self.last}"


@deed
def next_number(code: str) -> int:
    """The next number of a series. Held until the caller's transaction ends, so a refusal leaves no gap."""
    Series.objects.get_or_create(code=code)
    row = Series.objects.select_for_update().get(code=code)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


@deed
def at_least(code: str, number: int) -> None:
    """Move a series past a number brought in from elsewhere, so that it is never given again."""
    Series.objects.get_or_create(code=code)
    row = Series.objects.select_for_update().get(code=code)
    if number > row.last:
        row.last = number
        row.save(update_fields=["last"])
