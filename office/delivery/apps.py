"""Starts the delivery app."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """The quarter: measures, commentary, the Delivery Quarterly."""

    name = "office.delivery"

    def ready(self) -> None:
        from office.records import foundations, publication

        from . import permissions, public_text, queries  # noqa: F401 (queries says who may see)
        from .reporting import load_report_form

        publication.kinds.register(
            public_text.KIND, name="Delivery Quarterly", parts=public_text.PARTS, may_publish=permissions.may_publish
        )
        foundations.register("quarterly reports", lambda by: load_report_form(by=by))
