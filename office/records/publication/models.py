"""A publication and its versions."""

import json
from typing import Any

from django.db import models

from ..steps import lawful_states
from .workflow import PublicationState, PublicationWorkflow


class Publication(PublicationWorkflow):
    """Something with a public address that never goes dead."""

    kind = models.CharField(max_length=30)  # a code of publication.kinds
    reference = models.CharField(max_length=60)
    address = models.CharField(max_length=200, unique=True)  # /decisions/PCC-2020-034/
    title = models.CharField(max_length=200, blank=True)
    latest = models.PositiveIntegerField(default=0)  # the newest version written
    shown = models.PositiveIntegerField(default=0)  # the version the public sees
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(max_length=500, blank=True)

    class Meta:
        constraints = [
            lawful_states(PublicationState),
            models.UniqueConstraint(fields=["kind", "reference"], name="records_publication_once"),
            models.CheckConstraint(
                condition=models.Q(shown__lte=models.F("latest")), name="records_publication_shows_a_version"
            ),
        ]
        indexes = [models.Index(fields=["kind", "state", "-published_at"], name="records_publication_list")]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class PublishedVersion(models.Model):
    """What was said, once and for good. Its text may be emptied (consent has ended), never altered."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)  # as the trail names them
    note = models.CharField(max_length=500, blank=True)  # what changed since the version before
    text = models.TextField(blank=True)  # canonical JSON: {"body": ..., "title": ...}
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "number"], name="records_version_once")]

    def __str__(self) -> str:
        return f"Version {self.number} of publication {self.publication_id}"

    @property
    def title(self) -> str:
        """The title of this version; empty once its text was emptied."""
        return json.loads(self.text)["title"] if self.text else ""

    @property
    def body(self) -> dict[str, Any]:
        """The public parts of this version; empty once its text was emptied."""
        return json.loads(self.text)["body"] if self.text else {}
