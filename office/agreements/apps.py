"""Starts the agreements app."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Agreements, payments and progress reports."""

    name = "office.agreements"

    def ready(self) -> None:
        from office.records import invariants, publication

        from . import ending, permissions, public_text, queries  # noqa: F401 (a decision kind, and who may see)
        from .incidents import queries as of_incidents  # noqa: F401 (who may see)
        from .invariants import ALL
        from .publishing import KIND

        publication.kinds.register(
            KIND, name="Progress report", parts=public_text.PARTS, may_publish=permissions.may_publish
        )
        for name, check in ALL.items():
            invariants.register(name, check)
