"""Starts the principles app."""

from django.apps import AppConfig


class PrinciplesConfig(AppConfig):
    """The commissioning principles and their gates."""

    name = "office.principles"

    def ready(self) -> None:
        from office.records import foundations

        from . import queries  # noqa: F401 (says who may see gates)
        from .actions import load_principles
        from .needs import queries as needs  # noqa: F401 (says who may see the needs register)

        foundations.register("principles", lambda by: load_principles(by=by))
