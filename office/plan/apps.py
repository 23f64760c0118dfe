"""Starts the plan app."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """The Police and Crime Plan."""

    name = "office.plan"

    def ready(self) -> None:
        from office.records import foundations

        from . import queries  # noqa: F401 (says who may see a Plan)
        from .actions import load_plan

        foundations.register("plan", lambda by: load_plan(by=by))
