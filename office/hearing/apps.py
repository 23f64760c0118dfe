"""Starts the hearing app."""

from django.apps import AppConfig


class HearingConfig(AppConfig):
    """Remarks of the public, and those who follow a place, a topic or a group."""

    name = "office.hearing"

    def ready(self) -> None:
        from . import queries  # noqa: F401 (says who may see remarks)
