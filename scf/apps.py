"""Starts the Safer Communities Fund."""

from django.apps import AppConfig


class ScfConfig(AppConfig):
    """Small grants to local groups from recovered proceeds of crime."""

    name = "scf"

    def ready(self) -> None:
        from grants import fund_types

        from .fund_type import SAFER_COMMUNITIES

        fund_types.register(SAFER_COMMUNITIES)
