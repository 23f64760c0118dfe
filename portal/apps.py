"""Starts the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages for people with work to do."""

    name = "portal"

    def ready(self) -> None:
        """Offer the menus."""
        from .menus import offer_menus

        offer_menus()
