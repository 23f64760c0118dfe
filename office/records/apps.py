"""Starts the records app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    """What must be provable later."""

    name = "office.records"

    def ready(self) -> None:
        from . import foundations, guards, invariants, letterhead, outbox
        from .files import checking as files
        from .files import scanning
        from .publication import checking as publication
        from .steps import checks  # noqa: F401 (registers the system checks)
        from .trail import verifying as trail

        outbox.register("records.scan_file", scanning.scan_file)
        outbox.register("records.remove_bytes", scanning.remove_bytes)
        invariants.register("the trail holds", trail.faults)
        invariants.register("every table that only grows is guarded", guards.missing)
        invariants.register("what was published still stands", publication.faults)
        invariants.register("every private file has its bytes", files.faults)
        foundations.register("letterhead", letterhead.load_unless_named)
        post_migrate.connect(guards.put_up, dispatch_uid="office.records.guards")
