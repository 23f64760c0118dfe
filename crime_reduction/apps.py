"""Starts Crime Reduction Grants."""

from django.apps import AppConfig


class CrimeReductionConfig(AppConfig):
    """Grants to the districts' community safety partnerships."""

    name = "crime_reduction"

    def ready(self) -> None:
        from grants import fund_types

        from .fund_type import CRIME_REDUCTION

        fund_types.register(CRIME_REDUCTION)
