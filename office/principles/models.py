"""Placeholder until the real room lands."""

from django.db import models


class GateSheet(models.Model):
    kind = models.CharField(max_length=30)
