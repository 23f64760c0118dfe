"""manage.py outbox: shows what waits and what was given up, and tries it again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Count

from office.records import outbox
from office.records.models import OutboxItem
from office.records.outbox.draining import waiting


class Command(BaseCommand):
    """Items are shown by kind and kind of error: neither holds anybody's words."""

    help = "Show the outbox by kind. --again puts back what was given up; --drain carries out what is due now."

    def add_arguments(self, parser: CommandParser) -> None:
        """Two flags."""
        parser.add_argument("--again", action="store_true")
        parser.add_argument("--drain", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do as asked, then show what is left."""
        if options["again"]:
            self.stdout.write(f"{outbox.try_failed_again()} items put back.")
        if options["drain"]:
            tried = 0
            while count := outbox.drain():
                tried += count
            self.stdout.write(f"{tried} items tried.")
        for word, items in (("waiting", waiting()), ("given up", OutboxItem.objects.filter(failed_at__isnull=False))):
            for row in items.values("kind", "last_error").annotate(count=Count("pk")).order_by("kind"):
                self.stdout.write(f"{word:9} {row['count']:6}  {row['kind']}  {row['last_error']}")
