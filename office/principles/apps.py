"""Starts the principles app."""

from django.apps import AppConfig


class PrinciplesConfig(AppConfig):
    """The commissioning principles and their gates."""

    name = "office.principles"

    def ready(self) -> None:
        from . import queries  # noqa: F401 (says who may see gates)
