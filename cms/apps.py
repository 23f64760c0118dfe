"""Starts the public front."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CmsConfig(AppConfig):
    """The public site on Wagtail."""

    name = "cms"

    def ready(self) -> None:
        from office.records import foundations

        from . import (
            editors,  # noqa: F401 (lets editors into Wagtail)
            listening,  # noqa: F401 (hears what is published, fills the outbox's socket)
            menus,  # noqa: F401 (the menu of every public page)
            searchable,  # noqa: F401 (hears what else can be found)
        )
        from .copies import stamp  # noqa: F401 (hears what editors publish)
        from .search import index
        from .setting_up import make_the_site

        post_migrate.connect(index.put_up, sender=self, dispatch_uid="cms.search")
        foundations.register("public site", lambda by: make_the_site())
