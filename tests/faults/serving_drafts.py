"""The server of the chaos over drafts, in a process of its own: "up" and "down" on its standard input.

Python and Django are started once; each "up" forks gunicorn from there, each "down" kills it with SIGKILL, so that
the server dies in the middle of whatever it does and is back soon. `careless` is a server that takes every answer
without looking at the revision it was made from: what the version check is there against.
"""

import datetime as dt
import logging
import os
import signal
import sys

import django
from gunicorn.app.base import BaseApplication


class Server(BaseApplication):
    """gunicorn as in the product, without the background work."""

    def __init__(self, application, port):
        self.application, self.port = application, port
        super().__init__()

    def load_config(self):
        chosen = {
            "bind": f"127.0.0.1:{self.port}", "workers": 1, "threads": 4, "worker_class": "gthread",
            "loglevel": "critical", "control_socket_disable": True,
            "post_worker_init": lambda worker: print("done", flush=True),
        }  # fmt: skip
        for name, value in chosen.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self):
        return self.application


def careless():
    """Take the version check out."""
    from office.submissions.writing import Writing

    Writing._keep_both = lambda self, question, content, current, base: self.put(question, current, content)


def main(port, hour, *switches):
    """Serve and stop as told."""
    django.setup()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application
    from django.db import connections

    from office.records import clock

    if "careless" in switches:
        careless()
    application = StaticFilesHandler(get_wsgi_application())
    logging.getLogger("django.request").setLevel(logging.ERROR)  # refusals are part of the story
    connections.close_all()
    with clock.set_to(dt.datetime.fromisoformat(hour)):
        pid = 0
        print("ready", flush=True)
        for told in sys.stdin:
            if told.strip() == "up" and not pid:
                pid = os.fork()
                if not pid:
                    os.setpgid(0, 0)
                    sys.argv = sys.argv[:1]
                    Server(application, port).run()
            elif told.strip() == "down" and pid:
                os.killpg(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                pid = 0
                print("done", flush=True)
        if pid:
            os.killpg(pid, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
