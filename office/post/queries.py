"""How messages are looked up."""

from typing import Any

from django.db.models import Model, QuerySet

from office.records import clock, sight

from .models import Message


@sight.register(Message)
def visible_to(user: Any) -> QuerySet[Message]:
    """What one was told oneself. Who may see a thing may see what was told of it, by `told_about`."""
    return Message.objects.filter(to_user_id=user.pk) if user.pk else Message.objects.none()


def unread_count(user: Any) -> int:
    """How many the person has not opened."""
    return visible_to(user).filter(read_at=None).count()


def told_about(subject: Model) -> QuerySet[Message]:
    """Who was told what of a thing, and how each delivery went. The caller asks `sight` for the thing first."""
    return (
        Message.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
        .prefetch_related("deliveries")
        .order_by("-created_at", "-pk")
    )


def mark_read(message: Message, user: Any) -> None:
    """Note that the person it was sent to opened it."""
    Message.objects.filter(pk=message.pk, to_user_id=user.pk, read_at=None).update(read_at=clock.now())
