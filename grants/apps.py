"""Starts the grants app."""

from django.apps import AppConfig


class GrantsConfig(AppConfig):
    """The grant procedure."""

    name = "grants"

    def ready(self) -> None:
        from office.people import keys
        from office.records import foundations

        from .applications import queries as applications  # noqa: F401 (registers who may see what)
        from .awards import decided as awards  # noqa: F401 (registers what decisions carry out)
        from .awards import publishing  # noqa: F401 (registers what the public reads)
        from .awards import queries as award_queries  # noqa: F401
        from .diligence import queries as diligence  # noqa: F401
        from .earlier import queries as earlier  # noqa: F401
        from .endorsements import queries as endorsements  # noqa: F401
        from .funds import decided as funds  # noqa: F401
        from .funds import loading
        from .panels import queries as panels  # noqa: F401
        from .questions import messages as questions  # noqa: F401 (registers who may see what, and what is told)
        from .reviews import queries as reviews  # noqa: F401

        foundations.register("funds", lambda by: loading.load_every_fund_type(by=by))
        keys.register("grants.FundKey", "work_on_fund")
