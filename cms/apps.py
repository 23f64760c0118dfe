"""Starts the public front."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """The public site on Wagtail."""

    name = "cms"

    def ready(self) -> None:
        from office.records import foundations

        from . import (
            editors,  # noqa: F401 (lets editors into Wagtail)
            listening,  # noqa: F401 (hears what is published, fills the outbox's socket)
            menus,  # noqa: F401 (the menu of every public page)
        )
        from .setting_up import make_the_site

        foundations.register("public site", lambda by: make_the_site())
