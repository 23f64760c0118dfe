"""Starts the people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People and what they may be."""

    name = "office.people"

    def ready(self) -> None:
        from .appointments import queries  # noqa: F401 (registers who may see whom)
        from .diligence import queries as diligence  # noqa: F401
        from .interests import queries as interests  # noqa: F401
