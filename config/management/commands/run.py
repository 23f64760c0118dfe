"""manage.py run: sets up and serves the whole office in one process."""

from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandParser

from config.embedded import serve
from office.records.letterhead.models import Letterhead


class Command(BaseCommand):
    """What `make run` calls. It may be run again at any time: nothing is loaded twice."""

    help = "Migrate, load the demonstration into an empty database, and serve with the worker inside."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up what is not set up, then serve until stopped."""
        self._say("Preparing the database")
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        self._say("Gathering styles and scripts")
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMONSTRATION and not Letterhead.objects.exists() and "load_demo" in get_commands():
            self._say("Loading the demonstration")
            call_command("load_demo")
        self._say(f"Ploughland is at http://{options['host']}:{options['port']}/ (stop it with Ctrl+C)")
        serve(options["host"], options["port"])

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
