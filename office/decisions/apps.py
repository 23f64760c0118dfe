"""Starts the decisions app."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Decision records."""

    name = "office.decisions"

    def ready(self) -> None:
        from office.records import invariants, publication, readiness

        from . import permissions, public_text, queries
        from .invariants import ALL
        from .publishing import KIND

        publication.kinds.register(
            KIND,
            name="Decision",
            parts=public_text.PARTS,
            may_publish=permissions.may_publish,
            may_withdraw=permissions.may_unpublish,
        )
        for name, check in ALL.items():
            invariants.register(name, check)
        readiness.register("publications", queries.said_of_late_publications)
