"""The record of a private file. Its bytes lie in private storage under its uuid."""

import uuid

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models

from ..steps import lawful_states
from .workflow import FileWorkflow, ScanState


class Classification(models.TextChoices):
    """How carefully it is handled."""

    OFFICIAL = "official", "Official"
    SENSITIVE = "sensitive", "Official, sensitive"


class StoredFile(FileWorkflow):
    """One file, what it is, and what it belongs to: who sees that thing sees the file."""

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, blank=True)  # as shown; never a name on disk
    kind = models.CharField(max_length=100)  # the media type, sniffed
    size = models.PositiveIntegerField()  # bytes kept
    sha256 = models.CharField(max_length=64)  # of the bytes kept
    classification = models.CharField(max_length=20, choices=Classification.choices, default=Classification.OFFICIAL)
    subject_type = models.CharField(max_length=60)  # grants.application
    subject_id = models.BigIntegerField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    scanned_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [lawful_states(ScanState)]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="records_file_subject")]

    def __str__(self) -> str:
        return f"File {self.pk}"

    @property
    def place(self) -> str:
        """Where its bytes lie in private storage."""
        return f"{str(self.uuid)[:2]}/{self.uuid}"


def private_storage() -> Storage:
    """Where private bytes lie: never under a public address."""
    return storages["private"]
