"""Starts the ledger app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Whose money, and how much is left."""

    name = "office.ledger"

    def ready(self) -> None:
        from office.records import invariants

        from . import decided, queries  # noqa: F401 (register a kind of decision, and who may see)
        from .invariants import ALL

        for name, check in ALL.items():
            invariants.register(name, check)
