"""manage.py seed --applications N --decisions N --seed S: bulk data for measuring."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.demo.seeding import Seeder


class Command(BaseCommand):
    """Made through the actions: trail, outbox and ledger included."""

    help = "Make deterministic data in bulk, for measuring. Never in production."

    def add_arguments(self, parser: CommandParser) -> None:
        """How much, and from which seed."""
        parser.add_argument("--applications", type=int, default=1000)
        parser.add_argument("--decisions", type=int, default=0)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it."""
        if settings.PRODUCTION:
            raise CommandError("Nothing invented is ever made in production.")
        Seeder(options["seed"], self.stdout.write).run(options["applications"], options["decisions"])
