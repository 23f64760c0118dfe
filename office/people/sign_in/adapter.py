"""What allauth asks of us: which stages a sign-in has, and that all its mail goes through our post."""

import base64
import datetime as dt
import hashlib
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest

from office.post.kinds import MessageKind
from office.post.telling import tell
from office.records import clock
from office.records.actors import THE_CLOCK

from . import messages, shared_computer

WITH_A_CODE: dict[str, tuple[MessageKind, int]] = {
    "account/email/login_code": (messages.SIGN_IN_CODE, app_settings.LOGIN_BY_CODE_TIMEOUT),
    "account/email/email_confirmation": (messages.ADDRESS_CODE, app_settings.EMAIL_VERIFICATION_BY_CODE_TIMEOUT),
    "account/email/email_confirmation_signup": (
        messages.ADDRESS_CODE,
        app_settings.EMAIL_VERIFICATION_BY_CODE_TIMEOUT,
    ),
}
CHANGES = {
    "mfa/email/totp_activated": "An authenticator app was added to your account.",
    "mfa/email/totp_deactivated": "The authenticator app was removed from your account.",
    "mfa/email/webauthn_added": "A passkey or security key was added to your account.",
    "mfa/email/webauthn_removed": "A passkey or security key was removed from your account.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made for your account. The old ones are dead.",
    "account/email/email_changed": "The main e-mail address of your account was changed.",
    "account/email/email_confirm": "A new e-mail address was confirmed for your account.",
    "account/email/email_deleted": "An e-mail address was removed from your account.",
}
WORDS = {
    "incorrect_code": "That code is not right. Check it and try again",
    "duplicate_email": "You have this address already. Enter another",
    "email_taken": "Somebody else uses this address. Enter another",
    "max_email_addresses": "You can have %d addresses. Remove one to add another",
    "too_many_login_attempts": "You have tried too often. Wait a few minutes, then try again.",
    "rate_limited": "You have tried too often. Wait a few minutes, then try again.",
    "unverified_email": "Confirm your e-mail address first",
    "cannot_remove_primary_email": "Choose another main address before you remove this one",
}
NAME_PAGE = "/portal/account/name/"
# Said on the page itself where it matters.
LEFT_UNSAID = {"account/messages/logged_in.txt", "account/messages/login_code_sent.txt"}


class Adapter(DefaultAccountAdapter):
    """The office's way of signing in."""

    error_messages = {**DefaultAccountAdapter.error_messages, **WORDS}

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Newcomers are asked their name first."""
        user: Any = request.user
        return super().get_login_redirect_url(request) if user.name else NAME_PAGE

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Every letter of allauth becomes one of our messages. One that we do not know is a fault of ours."""
        to = [context.get("user") or _owner_of(email) or ("", email)]
        if template_prefix in WITH_A_CODE:
            kind, seconds = WITH_A_CODE[template_prefix]
            not_after = clock.now() + dt.timedelta(seconds=seconds)
            tell(kind, None, by=THE_CLOCK, to=[("", email)], secrets={"code": context["code"]}, not_after=not_after)
        elif template_prefix == "account/email/account_already_exists":
            tell(messages.ADDRESS_TAKEN, None, by=THE_CLOCK, to=[("", email)])
        else:
            tell(messages.SECURITY_CHANGED, None, by=THE_CLOCK, to=to, facts={"what": CHANGES[template_prefix]})

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None,
                    *args: Any, **kwargs: Any) -> None:  # fmt: skip
        """As allauth's, but for what needs no saying."""
        if message_template not in LEFT_UNSAID:
            super().add_message(request, level, message_template, *args, **kwargs)

    def get_login_stages(self) -> list[str]:
        """A code has proved the address already: what remains is the code itself and the second factor."""
        return ["allauth.account.stages.LoginByCodeStage", "allauth.mfa.stages.AuthenticateStage"]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """There is no second door for newcomers: whoever proves an address is welcome."""
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Open the session, for as long as this computer may keep it."""
        shared = shared_computer.is_told(request)
        super().login(request, user)
        shared_computer.limit_session(request, shared=shared)


def _owner_of(email: str) -> Any:
    held = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user").first()
    return held.user if held else None


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors in our words; the secret of an authenticator lies encrypted in the database."""

    error_messages = {**DefaultMFAAdapter.error_messages, **WORDS}

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a new passkey is called until it is renamed."""
        return "Passkey"

    def encrypt(self, text: str) -> str:
        """With a key made from the office's secret: a copy of the database alone opens nothing."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> Fernet:
    key = hashlib.sha256(f"office.people.second_factor:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
