"""Everything in one process: the web server, the background worker and the clock's scheduler.

For the demonstration, and for an office small enough for one machine. The worker and the scheduler
are the same code and the same schedule as those that run on their own against a real broker.
"""

import logging
import threading
from typing import Any

from celery.beat import EmbeddedService
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from office.records import readiness

from .celery import app as celery_app

THREADS = 8


class Server(BaseApplication):
    """gunicorn with one process, because the embedded worker's queue lives in that process's memory."""

    def __init__(self, host: str, port: int) -> None:
        self.address = f"{host}:{port}"
        super().__init__()

    def load_config(self) -> None:
        """One process, several threads; the worker starts where the pages are served."""
        chosen = {
            "bind": self.address, "workers": 1, "threads": THREADS, "worker_class": "gthread", "timeout": 120,
            "graceful_timeout": 20, "loglevel": "warning", "control_socket_disable": True,
            "post_worker_init": lambda worker: start_background_work(),
        }  # fmt: skip
        for name, value in chosen.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The pages."""
        return get_wsgi_application()


def serve(host: str, port: int) -> None:
    """Serve until stopped."""
    connections.close_all()  # none may be shared with the process that serves
    Server(host, port).run()


def start_background_work() -> list[threading.Thread]:
    """Start the worker and the scheduler as threads, unless a real broker serves them elsewhere."""
    if not settings.EMBEDDED_WORKER:
        return []
    for name in ("celery", "kombu"):
        logging.getLogger(name).setLevel(logging.ERROR)
    worker = celery_app.WorkController(
        app=celery_app, pool_cls="solo", concurrency=1, without_gossip=True, without_mingle=True, without_heartbeat=True
    )
    threads = [
        threading.Thread(target=worker.start, name="worker", daemon=True),
        EmbeddedService(celery_app, thread=True, scheduler_cls="celery.beat:Scheduler"),
    ]
    for thread in threads:
        thread.start()
    readiness.beat()
    return threads
