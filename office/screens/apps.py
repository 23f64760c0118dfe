"""Starts the screens app."""

from django.apps import AppConfig


class ScreensConfig(AppConfig):
    """What every page is made of."""

    name = "office.screens"
