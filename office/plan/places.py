"""Where and with whom the office works: districts and forums. They outlive any Plan."""

from django.db import models


class District(models.Model):
    """A local authority area. It outlives any Plan."""

    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=60)
    gss_code = models.CharField(max_length=9, unique=True)  # the Office for National Statistics' code
    csp_name = models.CharField("community safety partnership", max_length=120)
    source_line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Forum(models.Model):
    """A standing meeting or body that the office works with. It outlives any Plan."""

    code = models.CharField(max_length=6, unique=True)
    name = models.CharField(max_length=120)
    aliases = models.JSONField(default=list, blank=True)  # [{"name": ..., "line": ...}], other names in the source
    purpose = models.CharField(max_length=200, blank=True)
    is_consulted = models.BooleanField(default=True)
    source_line = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
