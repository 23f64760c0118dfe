"""The log of who was told what: each message, and each way it was sent."""

from django.conf import settings
from django.db import models

from office.records import clock


class Message(models.Model):
    """What one person was told. It is their in-app inbox too. Never changed but for being read."""

    kind = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60, blank=True)  # grants.application
    subject_id = models.BigIntegerField(null=True, blank=True)
    # Empty for those without an account, and for codes, which are of no use in an inbox.
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="messages"
    )
    to_name = models.CharField(max_length=120, blank=True)
    to_address = models.EmailField(max_length=254)
    title = models.CharField(max_length=200)
    body = models.TextField()
    reference = models.CharField(max_length=60, blank=True)
    deadline = models.DateTimeField(null=True, blank=True)
    link = models.CharField(max_length=300)  # a path of ours
    urgent = models.BooleanField(default=False)
    actor = models.CharField(max_length=60)  # as the trail names them
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["to_user", "-created_at", "-id"], name="post_message_inbox"),
            models.Index(fields=["subject_type", "subject_id"], name="post_message_subject"),
        ]

    def __str__(self) -> str:
        return f"Message {self.pk}: {self.kind}"


class DeliveryState(models.TextChoices):
    """How far a delivery got."""

    WAITING = "waiting", "Waiting to be sent"
    SENT = "sent", "Sent"
    REFUSED = "refused", "Refused by the receiving mail system"
    TOO_LATE = "too_late", "Not sent: it would have come too late"
    KEPT = "kept", "Not sent: this address cannot receive mail"


class Channel(models.TextChoices):
    """The ways out besides the inbox."""

    EMAIL = "email", "E-mail"


class Delivery(models.Model):
    """One message on its way to one address."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    address = models.EmailField(max_length=254)
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=120, blank=True)  # a code, never somebody's words
    header_id = models.CharField(max_length=200, unique=True)
    not_after = models.DateTimeField(null=True, blank=True)
    secrets = models.JSONField(default=dict)  # filled into the words at sending, then blanked
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"Delivery {self.pk} of message {self.message_id}"
