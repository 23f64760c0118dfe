"""Starts the records app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    """What must be provable later."""

    name = "office.records"

    def ready(self) -> None:
        from . import guards, outbox
        from .files import scanning
        from .steps import checks  # noqa: F401 (registers the system checks)

        outbox.register("records.scan_file", scanning.scan_file)
        outbox.register("records.remove_bytes", scanning.remove_bytes)
        post_migrate.connect(guards.put_up, dispatch_uid="office.records.guards")
