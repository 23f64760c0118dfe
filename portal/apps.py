"""Starts the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages for people with work to do."""

    name = "portal"
