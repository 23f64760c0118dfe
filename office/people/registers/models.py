"""What a regulator's public register said of a charity or company, on the day of its extract."""

from django.db import models

from .numbers import Register


class RegisterLoad(models.Model):
    """One reading of a register's file: which day it speaks of, and where it came from."""

    register = models.CharField(max_length=20, choices=Register.choices)
    source = models.CharField(max_length=200)  # the name of the file or its address
    as_of = models.DateField()
    loaded_at = models.DateTimeField()
    rows = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["register", "-as_of"], name="people_register_load_newest")]

    def __str__(self) -> str:
        return f"{self.get_register_display()}, {self.as_of}"


class RegisterEntry(models.Model):
    """One charity or company as its register has it. The newest reading stands in place of an older one."""

    register = models.CharField(max_length=20, choices=Register.choices)
    number = models.CharField(max_length=12)
    name = models.CharField(max_length=250)
    status = models.CharField(max_length=80, blank=True)  # in the register's own words
    income_pence = models.BigIntegerField(null=True, blank=True)  # of the last year it reported
    load = models.ForeignKey(RegisterLoad, models.PROTECT, related_name="entries")

    class Meta:
        verbose_name_plural = "register entries"
        constraints = [models.UniqueConstraint(fields=["register", "number"], name="people_register_entry_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"
