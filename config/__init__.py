"""How the parts are put together: settings, addresses, the worker and the server's entry."""

from .celery import app as celery_app

__all__ = ["celery_app"]
