"""Remarks, and what people follow."""

from typing import Any

from django.db import models

from office.records import clock
from office.records.models import Publication

from .states import RemarkKind, RemarkState
from .workflow import RemarkWorkflow


class Remark(RemarkWorkflow):
    """What one visitor said about one public page. Who they are is not asked; an address, if they want a reply."""

    kind = models.CharField(max_length=10, choices=RemarkKind.choices)
    address = models.CharField(max_length=200)  # of the page it is about
    publication = models.ForeignKey(Publication, models.PROTECT, null=True, blank=True, related_name="remarks")
    is_useful = models.BooleanField(null=True)
    text = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    said_at = models.DateTimeField(default=clock.now)
    reply = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta(RemarkWorkflow.Meta):
        indexes = [
            models.Index(fields=["state", "-said_at", "-id"], name="hearing_remark_to_read"),
            models.Index(
                fields=["publication", "-said_at"], name="hearing_remark_shown",
                condition=models.Q(state=RemarkState.SHOWN),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.address}"


class Subscription(models.Model):
    """One address that wants to hear of one topic. It is here only once it has said so by the link we sent."""

    email = models.EmailField()
    topic = models.CharField(max_length=12)  # a name of the tags of the public site: place, priority, who; "all"
    value = models.CharField(max_length=160, blank=True)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["email", "topic", "value"], name="hearing_followed_once")]
        indexes = [models.Index(fields=["topic", "value"], name="hearing_followers_of")]

    def __str__(self) -> str:
        return f"Subscription {self.pk} to {self.topic} {self.value}".strip()


class Told(models.Model):
    """That one follower was told of one publication, so that nobody is told twice."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="told")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subscription", "publication"], name="hearing_told_once"),
        ]

    def __str__(self) -> str:
        return f"Subscription {self.subscription_id} told of {self.publication_id}"

    @property
    def title(self) -> Any:
        """What was published."""
        return self.publication.title
