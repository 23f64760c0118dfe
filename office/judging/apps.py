"""Starts the judging app."""

from django.apps import AppConfig


class JudgingConfig(AppConfig):
    """Contests, from the first bid to the ranked list."""

    name = "office.judging"

    def ready(self) -> None:
        from office.people import keys

        from . import queries  # noqa: F401 (registers who may see bids, scores and meetings)
        from .keys import READ_ENTRY

        keys.register("judging.AssessorKey", READ_ENTRY)
