"""manage.py check_invariants: asks every invariant of every floor."""

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from office.records import invariants

SHOWN = 20  # of each


class Command(BaseCommand):
    """Exit 0 when all hold; otherwise name each row that breaks one."""

    help = "Check what must always be true of the office's records."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask each in turn, so that one broken does not hide the next."""
        is_broken = False
        for name, check in invariants.registered().items():
            sentences = list(islice(check(), SHOWN))
            is_broken = is_broken or bool(sentences)
            self.stdout.write(f"{'BROKEN' if sentences else 'holds '}  {name}")
            for sentence in sentences:
                self.stdout.write(f"          {sentence}")
        if is_broken:
            raise CommandError("Not every invariant holds.")
