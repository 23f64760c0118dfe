"""Starts the judging app."""

from django.apps import AppConfig


class JudgingConfig(AppConfig):
    """Contests, from the first bid to the ranked list."""

    name = "office.judging"

    def ready(self) -> None:
        from office.people import keys
        from office.records import outbox
        from office.records.invariants import register

        from . import (
            allocating,
            invariants,
            queries,  # noqa: F401 (registers who may see bids, scores and meetings)
        )
        from .keys import READ_ENTRY

        outbox.register(allocating.KIND, allocating.work_out)
        keys.register("judging.AssessorKey", READ_ENTRY)
        register("readers and keys agree", invariants.keys_that_disagree)
        register("frozen criteria stay as they were", invariants.rubrics_changed_since_frozen)
        register("rankings come out again", invariants.rankings_that_do_not_come_out)
