"""Who a session belongs to, and what Wagtail lets them do. Nobody is let in by password."""

from typing import Any

from django.contrib.auth.backends import ModelBackend


class WithoutPasswords(ModelBackend):
    """Django's own backend, but for the password door, which is walled up."""

    def authenticate(self, request: Any, username: str | None = None, password: str | None = None, **more: Any) -> None:
        """Never anyone: people sign in by code, authenticator or passkey."""
