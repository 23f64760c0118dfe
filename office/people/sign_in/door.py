"""The door: one code page that takes what was e-mailed, an authenticator's code, or one read out by the office."""

import enum
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import EmailAddress, Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse

from . import actions
from .second_factor import must_have_one

ADDRESS = "sign_in_address"  # kept by the session when the code is too old, so that another goes to the same place


class Way(enum.StrEnum):
    """How somebody came in."""

    EMAIL = "code"
    CALL = "call"
    AUTHENTICATOR = "authenticator"


class Door(LoginCodeVerificationProcess):
    """Known and unknown addresses are treated alike, so that nobody learns who has an account."""

    @classmethod
    def open(cls, request: HttpRequest, *, user: Any, email: str) -> "Door":
        """Send a code to this address and remember what was sent."""
        login = Login(user=user, email=email)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update({**cls.initial_state(user=user, email=email), "initiated_by_user": True})
        door = cls(stage)
        door.send()
        door.persist()
        request.session[ADDRESS] = email
        return door

    @classmethod
    def resume(cls, request: HttpRequest) -> "Door | None":
        """The door where this person waits, unless the code has become too old."""
        stage = LoginStageController.enter(request, LoginByCodeStage.key)
        return cls(stage).abort_if_invalid() if stage else None

    @classmethod
    def waited_at(cls, request: HttpRequest) -> str:
        """The address the last code went to, when nobody has come in with it or tried it too often."""
        return request.session.get(ADDRESS, "")

    @property
    def email(self) -> str:
        """The address the code was sent to."""
        return self.state["email"]

    def send_by_email(self, email: str, skip_enumeration_mails: bool = False) -> None:
        """Send the code this way, whether or not somebody lives at the address."""
        get_adapter().send_mail("account/email/login_code", email, {"code": self.generate_code()})

    def send_again(self) -> bool:
        """Send another code. False when that was done too often."""
        if self.is_resend_quota_reached(app_settings.LOGIN_BY_CODE_MAX_RESEND_COUNT):
            return False
        self.send()
        self.record_resend()
        # Its age counts anew, by the clock that judges it: it works as long as the first one did.
        self.state["at"] = self.stage.login.initiated_at = self.initial_state(user=None, email=self.email)["at"]
        self.persist()
        return True

    def give_up(self) -> None:
        """Nobody waits here any more."""
        self.request.session.pop(ADDRESS, None)

    def way_of(self, code: str) -> Way | None:
        """Which way this code opens, if any. A code that was read out, or an authenticator's, is spent by asking."""
        if compare_user_code(actual=code, expected=self.code):
            return Way.EMAIL
        if self.user is None:
            return None
        if actions.use_one_time_code(user=self.user, code=code):
            return Way.CALL
        return Way.AUTHENTICATOR if self._is_of_authenticator(code) else None

    def _is_of_authenticator(self, code: str) -> bool:
        """For those who need a second factor it cannot be the first one too."""
        if must_have_one(self.user):
            return False
        held = Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP).first()
        return bool(held and held.wrap().validate_code(code))

    def enter(self, way: Way, redirect_url: str | None) -> HttpResponse:
        """Let this person in, past whatever second factor they have set up."""
        user = self.user or actions.welcome(email=self.email)
        self.give_up()
        if way is Way.EMAIL:
            actions.confirm_address(user=user, email=self.email)
        record_authentication(self.request, user, method=str(way), email=self.email)
        login = Login(user=user, redirect_url=redirect_url, email=self.email)
        if way is Way.AUTHENTICATOR:
            login.state["stages"] = {AuthenticateStage.key: {"handled": True}}
        return perform_login(self.request, login)


def person_with(email: str) -> Any:
    """Whose address this is, or None. Somebody shut out counts as nobody.

    An address somebody added and never confirmed is not theirs: or they could lead its owner into their account.
    """
    confirmed = EmailAddress.objects.filter(email__iexact=email, verified=True, user__is_active=True)
    if held := confirmed.select_related("user").first():
        return held.user
    return get_user_model().objects.filter(email__iexact=email, is_active=True).first()
