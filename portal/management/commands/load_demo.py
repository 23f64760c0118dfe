"""manage.py load_demo: the invented office, through the actions and under the clock."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from office.people.models import User
from office.records import outbox
from portal.demo.loading.loading import load


class Command(BaseCommand):
    """Refused in production, and on a database that already has people."""

    help = "Load the demonstration. Every trail, ledger entry, letter and page is made by the real actions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then carry out what is waiting to leave, so that every page stands."""
        if settings.PRODUCTION:
            raise CommandError("The demonstration is never loaded in production.")
        if User.objects.exists():
            raise CommandError("This database has people in it already. Use an empty one.")
        count = load(self.stdout.write if options["verbosity"] > 1 else lambda words: None)
        while outbox.drain(500):
            pass
        self.stdout.write(f"The demonstration is loaded: {count} things happened.")
