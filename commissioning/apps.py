"""Starts the commissioning app."""

from django.apps import AppConfig


class CommissioningConfig(AppConfig):
    """The commissioning procedure."""

    name = "commissioning"

    def ready(self) -> None:
        from office.records import foundations

        from .cycles import queries as cycles  # noqa: F401 (registers who may see what)
        from .kinds import commission, decommission, recommission, vary  # noqa: F401 (each registers itself)
        from .notices import queries as notices  # noqa: F401
        from .performance import queries as performance  # noqa: F401
        from .services import queries as services  # noqa: F401
        from .tenders import decided, loading, queries  # noqa: F401 (registers what decisions carry out)

        foundations.register("tenders", lambda by: loading.load_tender_data(by=by))
