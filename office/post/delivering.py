"""Delivering: the outbox's handler. It may run twice for one delivery and sends once."""

import smtplib
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F

from office.records import clock, letterhead, outbox

from .models import Delivery, DeliveryState

PERMANENT = range(500, 600)  # the receiving system's last word


def deliver(payload: dict[str, Any]) -> None:
    """Send one delivery. A passing failure raises, so that the outbox tries again later."""
    delivery = Delivery.objects.select_related("message").get(pk=payload["delivery"])
    if delivery.state != DeliveryState.WAITING:
        return
    if delivery.not_after and delivery.not_after <= clock.now():
        _settle(delivery, DeliveryState.TOO_LATE, "too late")
        return
    Delivery.objects.filter(pk=delivery.pk).update(attempts=F("attempts") + 1)
    try:
        _as_email(delivery).send()
    except smtplib.SMTPException as error:
        _note_refusal(delivery, error)
    except OSError as error:
        Delivery.objects.filter(pk=delivery.pk).update(last_error=type(error).__name__)
        raise
    else:
        _settle(delivery, DeliveryState.SENT, "", sent_at=clock.now())


def _note_refusal(delivery: Delivery, error: smtplib.SMTPException) -> None:
    codes = _codes_of(error)
    told = " ".join([type(error).__name__, *map(str, codes)])
    if codes and all(code in PERMANENT for code in codes) and _is_about_the_address(error):
        _settle(delivery, DeliveryState.REFUSED, told)
        raise outbox.GiveUp(told) from error
    Delivery.objects.filter(pk=delivery.pk).update(last_error=told[:120])
    raise error


def _codes_of(error: smtplib.SMTPException) -> list[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _ in error.recipients.values()]
    code = getattr(error, "smtp_code", None)
    return [code] if code else []


def _is_about_the_address(error: smtplib.SMTPException) -> bool:
    """A wrong password or a refused sender is ours to mend, and worth trying again."""
    return isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)


def _as_email(delivery: Delivery) -> EmailMessage:
    message, office = delivery.message, letterhead.in_force()
    return EmailMessage(
        subject=" ".join(message.title.split()),
        body=filled(message.body, delivery.secrets),
        to=[delivery.address],
        reply_to=[office.email] if office.email else None,
        headers={"Message-ID": delivery.header_id, "Auto-Submitted": "auto-generated", **_ways_to_stop(delivery)},
    )


def _ways_to_stop(delivery: Delivery) -> dict[str, str]:
    """One press stops what somebody asked for (RFC 8058): a message says where in its secret "stop"."""
    where = delivery.secrets.get("stop")
    return {"List-Unsubscribe": f"<{where}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if where else {}


def filled(words: str, secrets: dict[str, str]) -> str:
    """The words with each secret in its place."""
    for name, secret in secrets.items():
        words = words.replace("{" + name + "}", secret)
    return words


def _settle(delivery: Delivery, state: str, error: str, **fields: Any) -> None:
    """Write the end down; secrets go with it, but where a screen is the only mailbox there is."""
    if not (settings.DEMONSTRATION and not settings.EMAIL_HOST):
        fields["secrets"] = {}
    Delivery.objects.filter(pk=delivery.pk).update(state=state, last_error=error[:120], **fields)
