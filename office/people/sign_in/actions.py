"""Deeds of signing in: a newcomer is welcomed, an address confirmed, a code read out and used."""

import datetime as dt
import secrets
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.utils.crypto import constant_time_compare, salted_hmac

from office.post.telling import tell
from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused

from ..permissions import may_help_sign_in
from . import messages, rules
from .models import OneTimeCode

LASTS = dt.timedelta(minutes=15)


@deed
def welcome(*, email: str) -> Any:
    """A new person, who has just proved that this address is theirs. An existing one is given back."""
    users = get_user_model().objects
    user = users.filter(email__iexact=email).first()
    if user is None:
        user = users.create_user(email, joined_at=clock.now())
        trail.note(user, "joined", by=user)
    return user


@deed
def confirm_address(*, user: Any, email: str) -> None:
    """Note that this person reads the mail of this address."""
    own = EmailAddress.objects.filter(user=user)
    held = own.filter(email__iexact=email).first()
    if held is None:
        held = EmailAddress(user=user, email=email.lower(), primary=not own.filter(primary=True).exists())
    elif held.verified:
        return
    held.verified = True
    held.save()
    trail.note(user, "address_confirmed", by=user)


@deed
def issue_one_time_code(*, user: Any, organisation: Any, called_number: str, by: Any) -> tuple[OneTimeCode, str]:
    """A code to read out to somebody whose e-mail does not arrive. Returns it once; only a hash is kept.

    The officer has called the number the office held for the group. Earlier codes stop working.
    """
    if not may_help_sign_in(by):
        raise Forbidden
    if no := rules.obstacles_to_issuing(user, organisation, called_number, by=by):
        raise Refused(no)
    now = clock.now()
    OneTimeCode.objects.filter(user=user, used_at=None, expires_at__gt=now).update(expires_at=now)
    code = f"{secrets.randbelow(10**8):08}"
    issued = OneTimeCode.objects.create(
        user=user, organisation=organisation, code_hash=_hashed(user, code), called_number=called_number,
        issued_by=by, issued_at=now, expires_at=now + LASTS,
    )  # fmt: skip
    words = {"organisation": organisation, "called_number": called_number}
    trail.note(user, "one_time_code_issued", by=by, words=words)
    tell(messages.CODE_READ_OUT, user, by=by)
    return issued, code


@deed
def use_one_time_code(*, user: Any, code: str) -> bool:
    """Spend a code that was read out. True when it was right; each works once."""
    live = OneTimeCode.objects.select_for_update(no_key=True).filter(
        user=user, used_at=None, expires_at__gt=clock.now()
    )  # fmt: skip
    hashed = _hashed(user, "".join(character for character in code if character.isalnum()))
    for issued in live:
        if constant_time_compare(issued.code_hash, hashed):
            issued.used_at = clock.now()
            issued.save(update_fields=["used_at"])
            trail.note(user, "one_time_code_used", by=user)
            return True
    return False


def _hashed(user: Any, code: str) -> str:
    return salted_hmac("office.people.one_time_code", f"{user.pk}:{code}", algorithm="sha256").hexdigest()
