"""manage.py seal_trail: folds the events since the last seal into the global chain."""

from typing import Any

from django.core.management.base import BaseCommand

from office.records.trail.sealing import seal


class Command(BaseCommand):
    """Run daily by the clock; by hand before a backup. Keep the head it prints somewhere else."""

    help = "Seal the events of the trail that are not sealed yet, and print the head of the chain."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal, and print the head."""
        made = seal()
        if made is None:
            self.stdout.write("Nothing to seal.")
        else:
            self.stdout.write(f"Seal {made.number} of {made.count} events: {made.hash}")
