"""Starts the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages for people with work to do."""

    name = "portal"

    def ready(self) -> None:
        """Offer the menus; say why a file is closed."""
        from office.screens.files import explain_a_no

        from .menus import offer_menus
        from .stepping_out import why_closed

        offer_menus()
        explain_a_no(why_closed)
