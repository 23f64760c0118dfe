"""Setting up a second factor."""

from typing import Any

from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpResponse

from office.people.sign_in.second_factor import note_set_up


class SetUpApp(ActivateTOTPView):
    """An authenticator app."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Its code was right."""
        response = super().form_valid(form)
        note_set_up(self.request)
        return response


class AddPasskey(AddWebAuthnView):
    """A passkey or security key."""

    def form_valid(self, form: Any) -> HttpResponse:
        """The device answered."""
        response = super().form_valid(form)
        note_set_up(self.request)
        return response
